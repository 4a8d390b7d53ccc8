"""Other names for the answers of a background, as files have them: finer ethnic groups, and what places are called."""

# The detailed groups of the census of 2021 and of earlier ones, each with its broad group there.
FINER_GROUPS = {
    "asian": (
        "Asian", "Asian British", "Asian, Asian British or Asian Welsh", "Indian", "Pakistani", "Bangladeshi",
        "Chinese", "Any other Asian background", "Other Asian",
    ),
    "black": (
        "Black", "Black British", "Black, Black British, Black Welsh, Caribbean or African", "African", "Caribbean",
        "Black African", "Black Caribbean", "Any other Black background", "Other Black",
    ),
    "mixed": (
        "Mixed", "Mixed or multiple ethnic groups", "White and Black Caribbean", "White and Black African",
        "White and Asian", "Any other mixed background", "Any other mixed or multiple ethnic background",
    ),
    "white": (
        "White British", "British", "English, Welsh, Scottish, Northern Irish or British", "Irish", "White Irish",
        "Gypsy or Irish Traveller", "Traveller of Irish heritage", "Gypsy or Roma", "Roma",
        "Any other White background", "Other White",
    ),
    "other": ("Other", "Other ethnic group", "Arab", "Any other ethnic group"),
    "not_known": ("Not known", "Unknown", "Not stated", "Refused"),
    "not_asked": ("Not yet obtained",),
}  # fmt: skip
OTHER_PLACES = {
    "home": ("Home", "Home of normal residence"), "other_home": ("Other private residence",),
    "emergency": ("Emergency department", "A&E"), "delivery": ("Delivery suite", "Labour ward"),
    "neonatal": ("Neonatal unit", "NICU"), "intensive": ("Intensive care", "PICU", "Paediatric intensive care"),
    "hospital": ("Hospital", "Ward", "Paediatric ward", "Acute hospital"), "public": ("Public place", "Road"),
    "other": ("Other",), "not_known": ("Not known", "Unknown"),
}  # fmt: skip
OTHER_DEPRIVATION = {"outside": ("Outside England",), "not_known": ("Not known", "Unknown")}
