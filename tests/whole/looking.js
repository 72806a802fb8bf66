// What the tests of access ask of a page in the browser. Each answer is a list of what is wrong, in words.
"use strict";
{
  const all = () => [...document.body.querySelectorAll("*")].filter((one) => !one.closest("svg svg, svg *"));
  const name = (one) => `${one.localName}.${one.className.baseVal ?? one.className} “${one.textContent.trim().slice(0, 30)}”`;
  const style = (one, part) => getComputedStyle(one, part);
  const isShown = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const isForListeners = (one) => one.closest(".for-listeners, .skip") !== null;
  const scrolls = (one) => one && (["auto", "scroll"].includes(style(one).overflowX) || scrolls(one.parentElement));
  const seconds = (times) => Math.max(...times.split(",").map(parseFloat));

  window.looking = {
    // Elements that stand out of the window, and are not in a part that scrolls by itself.
    outside: () =>
      all()
        .filter((one) => isShown(one) && !isForListeners(one) && !scrolls(one.parentElement))
        .filter((one) => {
          const { left, right, width } = one.getBoundingClientRect();
          return width > 0 && (left < -1 || right > document.documentElement.clientWidth + 1);
        })
        .map(name),

    // Elements that cut their text off.
    cut: () =>
      all()
        .filter((one) => isShown(one) && !isForListeners(one) && one.innerText?.trim())
        .filter((one) => ["hidden", "clip"].some((word) => [style(one).overflowX, style(one).overflowY].includes(word)))
        .filter((one) => one.scrollWidth > one.clientWidth + 2 || one.scrollHeight > one.clientHeight + 2)
        .map(name),

    // Elements that move, whether by animation or by transition.
    moving: () =>
      all()
        .flatMap((one) => [style(one), style(one, "::before"), style(one, "::after")].map((its) => [one, its]))
        .filter(([, its]) => {
          const animates = its.animationName !== "none" && seconds(its.animationDuration) > 0.01;
          return animates || seconds(its.transitionDuration) > 0.01 || its.scrollBehavior === "smooth";
        })
        .map(([one]) => name(one)),

    // What the keyboard reaches without being seen: no mark of the focus, outside the window, or below something else.
    unseen: () => {
      document.activeElement.blur();
      const reached = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']");
      return [...reached].filter(isShown).flatMap((one) => {
        const before = { outline: style(one).outlineStyle, shadow: style(one).boxShadow };
        one.focus();
        const { outlineStyle, outlineWidth, boxShadow } = style(one);
        const ring = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && before.outline === "none";
        const marked = ring || boxShadow !== before.shadow;
        const [box] = one.getClientRects();
        const hit = box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        const faults = [
          [document.activeElement !== one, "is not reached"],
          [!marked, "has no mark of the focus"],
          [!hit || !(one.contains(hit) || hit.contains(one)), "is hidden"],
        ];
        return faults.filter(([is]) => is).map(([, fault]) => `${name(one)} ${fault}`);
      });
    },

    // How far things have moved since the page began to appear (https://web.dev/articles/cls).
    shift: () =>
      new Promise((tell) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            sum += entry.value;
          }
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => tell(sum), 50);
      }),

    // What the page has put on the reader's device.
    kept: async () => [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...(await indexedDB.databases()).map((one) => one.name),
      ...(await caches.keys()),
      ...(await navigator.serviceWorker.getRegistrations()).map((one) => one.scope),
    ],

    // What axe finds, with its best practices and the size of targets.
    faults: async () => {
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
      const { violations } = await axe.run({ runOnly: tags, resultTypes: ["violations"] });
      return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}`));
    },
  };
}
