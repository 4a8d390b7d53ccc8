"""What the English language brings, whatever is being said in it."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that carry nothing.
EMPTY = _words(
    """
    a also am an and are as at be been being but by can could did do does doing eg etc for from had has have
    having he her hers herself him himself his i ie if in into is it its may me might must my nor of on onto or
    ought our per s shall she should so such t than that the their theirs them themselves then there these they
    this those to upon us via was we were will with within would you your
    """
)

# Words that carry nothing by themselves, and something in company: "left out", "who else", "over time".
LIGHT = _words(
    """
    able about across after again against all alone along already although always another any anybody anyone
    anything appear appropriate around available away back bad because become before best better between both
    case certain come continue day despite different down due during each earlier else enough ensure especially
    even every everybody everyone everything example few first four further general get give go good high how
    however important include including instead just keep kind last later lead least led less let level like
    likely long low main make many month more most much need new next now number off often once one only other
    others out over own part particular people person poor possible put rather relevant remain result right same
    say seem set several short significant since some somebody someone something sometimes sort still take
    therefore thing though three through time together too toward towards two under unlike until up use usually
    very want way week well what when where whether which while who whose why year yet
    """
)

# Whatever says that something was not so, or not done. "Not" stands for all of them.
NOT = "not"
NEGATIONS = _words(
    """
    arent barely cannot cant couldnt didnt doesnt dont fail failed failing fails failure hadnt hardly hasnt
    havent insufficient insufficiently isnt lack lacked lacking lacks neither never no nobody non none not
    nothing nowhere rarely scarcely seldom shouldnt unable wasnt werent without wont wouldnt
    """
)

# How words begin that begin with "un" and deny nothing.
NOT_DENYING = ("uncle", "under", "undertak", "uni", "unless", "until", "unborn", "unaccompan")

# Words that look like forms of another and are not: they stay as they are.
WHOLE = _words(
    """
    anything building concerning daily during early evening everything family housing listed meeting missing
    morning nothing only parenting poorly placed placing regarding setting something timely training united visitor
    """
)

# Words in forms that no rule gives; the first stands for all.
FORMS = """
see saw seen seeing; know knew known; tell told; take took taken; give gave given; go went gone goes; hear heard;
speak spoke spoken; think thought thoughts; feel felt; leave left; meet met; bring brought; find found; keep kept;
hold held; write wrote written; begin began begun; man men; woman women; child children; feed fed; fall fell fallen;
build built; understand understood; become became; lose lost; make made; say said; get got; send sent; mean meant;
seek sought; hide hid hidden; break broke broken; draw drew drawn; grow grew grown; show shown; rise rose risen;
choose chose chosen; drive drove driven; sleep slept; teach taught; catch caught; buy bought; pay paid; run ran; sit
sat; stand stood; withdraw withdrew withdrawn; undertake undertook undertaken; agree agreed; decision decide decided
decides deciding; refer referral referrals; life lives; die died dies dying dead death deaths; knife knives; bite
bit bitten; beat beaten; lie lay lain; fight fought; shake shook shaken; steal stole stolen; behaviour behavior
behaviors behave behaves behaved; neighbour neighbor neighbors neighbourhood; colour color; analyse analysis;
enquire enquiry enquiries inquire inquired inquiry inquiries; explain explanation explanations; believe belief
beliefs; late later latest; gp gps; describe description descriptions; receive receipt; respond response responses;
practice practise practised; mum mam mummy; dad daddy; injury injured; weigh weight weights; police policeman
policewoman; violence violent violently; abuse abusive; harm harmful; safe safer safety; danger dangerous
dangerously; attend attendance; conclude conclusion conclusions; intervene intervention interventions; identify
identification; recognise recognition; absent absence absences; able ability abilities; clear clearer clarity;
support supportive; act action actions
"""
