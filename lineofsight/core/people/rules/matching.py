"""Whether a body that names itself is one that is known: by its number, its name, or where its people write from."""

import re

from lineofsight.core.people.roles import PublicRegister

# What a number looks like in each public register, once spaces are gone, and the sentence where it does not.
NUMBERS = {
    PublicRegister.URN: (re.compile(r"[1-9][0-9]{5}"), "A school’s number is six digits"),
    PublicRegister.CHARITY: (
        re.compile(r"[1-9][0-9]{5,6}(-[0-9]{1,3})?|SC[0-9]{6}"),
        "A charity number is six or seven digits, such as 1123456",
    ),
    PublicRegister.COMPANY: (
        re.compile(r"[0-9]{8}|[A-Z]{2}[0-9]{6}"),
        "A company number is eight characters, such as 01234567",
    ),
    PublicRegister.OFSTED: (
        re.compile(r"(EY|RP|CA|VC|SC)?[0-9]{6,7}"),
        "An Ofsted number is six or seven digits, perhaps after two letters, such as EY123456",
    ),
}
LONGEST_COMPANY = 8
# Words that say the legal form of a body, or nothing: two names are the same without them.
EMPTY_WORDS = {"the", "ltd", "limited", "plc", "llp", "cic", "cio", "inc", "and", "of"}
SPELLED = {"st": "saint", "st.": "saint", "ce": "church england", "rc": "roman catholic"}
# Where anybody gets an address for nothing: that two people write from there says nothing of either.
ANYBODYS = frozenset(
    {
        "aol.com", "btinternet.com", "fastmail.com", "gmail.com", "gmx.co.uk", "gmx.com", "googlemail.com",
        "hotmail.co.uk", "hotmail.com", "icloud.com", "live.co.uk", "live.com", "mail.com", "me.com", "msn.com",
        "ntlworld.com", "outlook.co.uk", "outlook.com", "proton.me", "protonmail.com", "sky.com", "talktalk.net",
        "tiscali.co.uk", "virginmedia.com", "yahoo.co.uk", "yahoo.com", "ymail.com",
    }
)  # fmt: skip


def plain_number(register: str, number: str) -> str:
    """A number as its register writes it: no spaces, capitals, a company's filled up to its eight places."""
    plain = re.sub(r"\s+", "", number).upper()
    return plain.zfill(LONGEST_COMPANY) if register == PublicRegister.COMPANY and plain.isdigit() else plain


def number_problem(register: str, number: str) -> str:
    """What is wrong with a number; empty where nothing is."""
    if not register:
        return ""
    pattern, sentence = NUMBERS[PublicRegister(register)]
    return "" if pattern.fullmatch(number) else sentence


def plain_name(name: str) -> str:
    """A name as it is compared: small letters, no signs, no legal form, "St" and "&" spelled out."""
    words = re.sub(r"[^\w\s]", " ", re.sub(r"['’.]", "", name.casefold().replace("&", " and "))).split()
    told = [SPELLED.get(word, word) for word in words if word not in EMPTY_WORDS]
    return " ".join(told) or " ".join(words)


def domain_of(email: str) -> str:
    """Where an address is."""
    return email.rpartition("@")[2].strip().lower()


def is_anybodys(email: str) -> bool:
    """Whether an address is one that anybody can get, and so proves no place of work."""
    return domain_of(email) in ANYBODYS
