"""How every page looks and speaks: GOV.UK fields and components, page layouts, the one move page, accessible charts,
and the words a partnership may call its own. It knows nothing of accounts, records or rules; it draws what it is given.
"""
