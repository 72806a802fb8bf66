"""Finnish words as people look for them, and as pages have them: pairs in which a stemmer sees two different words."""

QUERIES = {
    # gradation of consonants
    "Siikajoki": "Siikajoella sataa.",
    "puku": "Puvussa oli nappi.",
    "hammas": "Hampaita on monta.",
    "ajat": "Oli toinen aika.",
    "pojat": "Poika juoksee.",
    "sateen": "Sade lakkaa.",
    # stems that change their ends
    "hallituksen": "Hallitus päätti asiasta.",
    "kokouksessa": "Kokous alkaa illalla.",
    "merkityksen": "Sillä on merkitys.",
    "käsityöläisten": "Käsityöläinen kutoo mattoa.",
    "rakkauden": "Rakkaus voittaa.",
    "hyvyyttä": "Hyvyys riittää.",
    "mahdollisuuksia": "Mahdollisuus aukeni.",
    "työttömät": "Hän oli työtön.",
    "kädessä": "Käsi piirtää.",
    "miehille": "Mies ja koira.",
    "tyttären": "Tytär laulaa.",
    # plural stems
    "vesien": "Vettä riittää.",
    "lapsille": "Lasta hoidetaan.",
    "kielten": "Kieli elää.",
    "nuorten": "Nuori lähti maailmalle.",
    # parts of compounds
    "verkosto": "Liity vesijohtoverkostoon.",
    "yhdistys": "Metsänhoitoyhdistyksen talo.",
    "äly": "Tekoälyn aakkoset.",
    "katsaus": "Lue suhdannekatsauksesta lisää.",
    "korvaus": "Se maksettiin kilometrikorvauksella.",
    "laiturin": "Istu uimalaiturilla.",
    # verbs
    "rakentaa": "Talot rakennettiin hirrestä.",
    "leipoa": "Pullat leivottiin uunissa.",
}
"""What is looked for, and the text of a page that has it in another form. Without Voikko, none of them is found."""
