"""Words by which names of people, roles and organizations are told apart."""

import re
import unicodedata

from anyascii import anyascii

_ROLES = (
    "advocate|ambassador|analyst|architect|associate|author|blogger|ceo|cfo|chair|chairperson|chief"
    "|cio|ciso|co-?chair|co-?founder|co-?lead|committer|consultant|contributor|coo|cpo|cto"
    "|dev|developer|devops|devrel|director|editor|engineer|engineering|evangelist|executive|fellow|founder|head"
    "|intern|lead|leader|maintainer|manager|member|mentee|mentor|officer|organizer|owner|partner"
    "|phd student|postdoc|president|principal|professor|programmer|researcher|reviewer|scientist"
    "|specialist|sre|staff|strategist|student|svp|technologist|translator|vice president|vp|evp"
    "|writer|assistant|expert|marketing|sales|operations|product|strategy|relations|partnerships"
    "|support|documentation|education|outreach|ingénieure?|développeur|développeuse|entwickler|entwicklerin|ingenier[oa]"
    "|desarrollador|desarrolladora|инженер|разработчик|архитектор|мейнтейнер|розробник|інженер"
)
_ROLE = re.compile(rf"(?<![\w-])(?:{_ROLES})(?![\w-])", re.IGNORECASE)
_LAST_ROLE = re.compile(rf"(?<![\w-])(?:{_ROLES})\Z", re.IGNORECASE)
_ROLE_SIGNS = re.compile(
    "工程师|工程師|架构师|架構師|经理|經理|负责人|負責人|创始人|創辦人|维护者|維護者|贡献者|貢獻者"
    "|开发者|開發者|总监|專家|专家|エンジニア|メンテナ|マネージャ|アーキテクト|コントリビュータ"
    "|엔지니어|메인테이너|개발자|매니저|컨트리뷰터"
)
_MARKERS = (
    "academy|admins|ag|agency|alliance|ambassadors|association|authors|bank|board|chairs|cloud"
    "|club|college|committee|communications|community|company|computing|consortium|consulting"
    "|contributors|coordinators|corp|corporation|council|developers|editors|engineers|forum"
    "|foundation|gmbh|group|groups|inc|industries|initiative|institute|international|lab|labs|leads"
    "|limited|llc|llp|ltd|maintainers|media|members|mentors|networks|organizers|organisers|plc"
    "|project|pvt|reviewers|sarl|school|security|services|sig|software|solutions|squad|staff"
    "|studio|studios|subproject|summit|systems|team|teams|tech|technologies|technology|university"
    "|users|ventures|volunteers|wg|workgroup|working group|équipe|equipo|equipe|verein|université"
    "|universidad|universität|команда|сообщество|проект|спільнота|фонд"
)
_MARKER = re.compile(rf"(?<![\w-])(?:{_MARKERS})\.?(?![\w-])", re.IGNORECASE)
_MARKER_SIGNS = re.compile(
    "公司|团队|團隊|社区|社區|基金会|基金會|大学|大學|集团|集團|委员会|委員會|小组|小組|银行|科技"
    "|チーム|株式会社|コミュニティ|財団|大学|팀$|커뮤니티|재단|대학교"
)
SUFFIX = re.compile(
    r"(?:jr|sr|ph\.?d|m\.?d|m\.?sc|b\.?sc|mba|esq|dr|prof|ii|iii|iv|cissp|cka|ckad|cks|pmp)\.?\Z",
    re.IGNORECASE,
)
COMPANY_SUFFIX = re.compile(
    r"(?:inc|incorporated|llc|ltd|limited|gmbh|corp|corporation|co|co\.,? ltd|plc|ag|s\.?a|s\.?l|s\.?r\.?l|bv|b\.v"
    r"|n\.?v|pty|pty ltd|pvt|pvt ltd|kg|oy|ab|as|a/s|llp)\.?\Z",
    re.IGNORECASE,
)
PRONOUNS = re.compile(
    r"(?:he|she|they|ze|it|him|her|them|hers|his|any|all)(?:\s?/\s?\w{2,6}){1,3}\Z", re.IGNORECASE
)
# Companies of several words that each look like a person's.
_COMPANIES = frozenset(
    ["red hat", "new relic", "alibaba cloud", "google cloud", "tencent cloud", "oracle cloud",
     "sumo logic", "chaos mesh", "morgan stanley", "goldman sachs", "deutsche telekom", "sap labs",
     "palo alto", "palo alto networks", "hewlett packard", "hewlett packard enterprise",
     "general electric", "general motors", "american express", "capital one", "bank of america",
     "china mobile", "china telecom", "china unicom", "china merchants bank", "ant group",
     "ant financial", "jp morgan", "j.p. morgan", "new york times", "the new york times",
     "wells fargo", "jetbrains", "amazon web services", "linux foundation", "the linux foundation",
     "home depot", "state farm", "fidelity investments", "box boat", "platform nine", "chaos native",
     "open policy agent", "sun microsystems", "digital ocean", "equinix metal", "juniper networks",
     "cloud foundry", "mirantis kubernetes engine", "booz allen hamilton", "kong inc", "sas institute",
     "tech mahindra", "texas instruments", "trend micro", "pivotal software", "western digital"]
)  # fmt: skip
# Small words within names.
_PARTICLES = frozenset(
    ["af", "al", "ap", "av", "bar", "ben", "bin", "binti", "da", "dal", "das", "de", "degli", "dei",
     "del", "dela", "della", "den", "der", "des", "di", "do", "dos", "du", "e", "el", "ibn", "i",
     "la", "le", "los", "of", "op", "st", "ten", "ter", "und", "van", "vd", "ver", "von", "vom",
     "y", "zu", "zum", "zur"]
) - {"of", "und"}  # fmt: skip
_SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁"
    "潘于於蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫閻"
    "段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯常温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂"
    "聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂塗成苗谷盛曲翁冉骆駱蓝藍路游"
    "辛靳欧管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党黨宫宮"
    "费費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑迟遲邝鄺"
)
_JAPANESE_SURNAMES = (
    "佐藤|鈴木|高橋|田中|伊藤|渡辺|渡邊|渡部|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|斎藤|斉藤|齋藤"
    "|清水|山崎|池田|橋本|阿部|石川|山下|中島|石井|小川|前田|岡田|長谷川|藤田|後藤|近藤|村上|遠藤|青木|坂本|福田|太田"
    "|西村|藤井|金子|岡本|藤原|中野|三浦|原田|中川|松田|竹内|小野|田村|中山|和田|石田|森田|上田|内田|柴田|酒井|宮崎"
    "|横山|高木|安藤|宮本|大野|小島|谷口|今井|工藤|高田|増田|丸山|杉山|村田|大塚|新井|小山|平野|藤本|河野|上野|野口"
    "|武田|松尾|千葉|菅原|岩崎|木下|久保|佐野|野村|松井|菊地|菊池|市川|中田|大西|桜井|吉川|服部|島田|西田|大谷|福島"
)
_JAPANESE = re.compile(rf"(?:{_JAPANESE_SURNAMES})[\u3040-\u30ff\u4e00-\u9fff々]{{1,4}}\Z")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff々]+\\Z")
_EAST = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3々ー]")
_HANGUL = re.compile("[\uac00-\ud7a3]{2,4}\\Z")
_NOT_IN_NAMES = re.compile(r"[0-9!?:;/\\|=<>{}\[\]#$%^*+~]|https?|\.\w{2,}")
_LATIN = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")
_ACCENT = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_MOST_WORDS, _LONGEST = 6, 60


def fold(name: str) -> str:
    """Return what names alike have in common: as ``identity``, without accents of Latin letters."""
    text = _LATIN.sub(lambda found: anyascii(found[0]), identity(name)).casefold()
    return unicodedata.normalize("NFC", _ACCENT.sub("", text))


def identity(name: str) -> str:
    """Return what all writings of one name have in common: no case, single spaces."""
    text = unicodedata.normalize("NFKC", name.replace("’", "'").replace("ʼ", "'"))
    words = unicodedata.normalize("NFC", text.casefold()).split()
    return (
        "".join(words) if words and all(_EAST.search(word) for word in words) else " ".join(words)
    )


def has_letter(text: str) -> bool:
    """Whether a text has a letter at all."""
    return any(map(str.isalpha, text))


def is_eastern(text: str) -> bool:
    """Whether a text is in a script without spaces."""
    return bool(_EAST.search(text))


def has_marker(text: str) -> bool:
    """Whether a word says that a name is that of an organization or of a group."""
    return bool(_MARKER.search(text) or _MARKER_SIGNS.search(text)) or fold(text) in _COMPANIES


def is_role(text: str) -> bool:
    """Whether a text says what somebody does."""
    return bool(_ROLE.search(text) or _ROLE_SIGNS.search(text))


def ends_with_role(text: str) -> bool:
    """Whether the last word of a text says what somebody does, as in "Team Lead"."""
    return bool(_LAST_ROLE.search(text.rstrip()) or _ROLE_SIGNS.search(text))


def is_name_like(text: str) -> bool:
    """Whether a text has the form of a person's whole name, and of nothing else."""
    return not is_role(text) and is_name_formed(text)


def is_name_formed(text: str) -> bool:
    """Whether a text may be a person's whole name, though it has a word for a role in it."""
    if not text or len(text) > _LONGEST or _NOT_IN_NAMES.search(text):
        return False
    if has_marker(text) or text.lower().startswith(("the ", "a ")):
        return False
    return _is_eastern_name(text) if is_eastern(text) else _is_western_name(text)


def _is_eastern_name(text: str) -> bool:
    whole = "".join(text.split()).replace("·", "").replace("・", "")
    if _JAPANESE.match(whole):
        return True
    if _HAN.match(whole):
        # Two syllables may be any word, so the first has to be a family's name.
        return (2 <= len(whole) <= 4 and whole[0] in _SURNAMES) or " " in text.strip()  # noqa: PLR2004
    if _HANGUL.match(whole):
        return True
    return 3 <= len(whole) <= 12 and all(map(_EAST.match, whole))  # noqa: PLR2004


def _is_western_name(text: str) -> bool:
    words = text.replace(" ", " ").split()
    if not 2 <= len(words) <= _MOST_WORDS:  # noqa: PLR2004
        return False
    return all(_is_name_word(word) for word in words) and any(len(word) > 2 for word in words)  # noqa: PLR2004


def _is_name_word(word: str) -> bool:
    bare = word.strip("\"'“”‘’().,")
    first = bare[:1]
    is_cased = first.isupper() or (first.isalpha() and not first.islower())
    return bool(bare) and (is_cased or bare.lower() in _PARTICLES)
