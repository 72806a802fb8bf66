"""The policy that guards pages (Content Security Policy Level 3, https://www.w3.org/TR/CSP3/).

A page may load what the site itself serves, and nothing else; no script and no style stands in it. What searches is a
program in WebAssembly, which needs a word of its own. Browsers take the policy from the page, and from hosts that send
headers once more, with what a page cannot say of itself.
"""

PAGE_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
"""What a page says of itself."""

MOVED_POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'"
"""What a page says of itself that does nothing but lead on."""

HEADER_POLICY = f"{PAGE_POLICY}; frame-ancestors 'none'"
"""What hosts send: the same, and that no page is shown in a frame of another (section 6.4.2)."""
