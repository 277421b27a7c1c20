"""Names are sorted as the dictionaries of each language do."""

from __future__ import annotations

import itertools
import random
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogsite.model.collation import sort_key

# In the order in which readers of the language look for them.
SORTED = {
    "en": "_x .NET 9 aaron Aaron Aesir Æsir C# C++ CNCF Đặng eBPF Émile kubectl Łukasz Zoë Иван 김 郭",
    "es": "Ángel Nandu Nz Ñandú Oz",
    "de": "Apfel Äpfel Muller Müller Mz Strasse Straße Zug",
    "fr": "cote coté côte côté Noel Noël Œuvre",
    "ru": "ёж Елка Ёлка Ель Жук Иван Йод Яков Kubernetes",
    "uk": "Галина Гриць Ґанок Дім Ель Єва Жук Иван Ілля Їжак Йосип Калина льон Яна Kubernetes",
    "vi": "An ánh Ăn Âm Ba Bà Bả Bã Bá Bạ Dũng Đặng Em êm Nguyên Nguyễn Oanh Ông Ơn Uyên Ưng",
    "bn": "অমিত আকাশ ঔষধ কং কঁ কমল করিম কর্ম ক্লাউড খান গোপাল তৎ তথ্য হাসান Kubernetes",
    "fa": "آرش ابر اکبر ءا بهار پارسا تهران کاوه کیان گیتی وحید هما یاسر Kubernetes",
    "he": "אבא ב׳ בא כלב מלך שלום שׁלום תודה Kubernetes",
    "ar": "آدم أحمد احمد إيمان بدر محمد مُحمد هدة هدت هدى هدي ياسر Kubernetes",
    "ur": "آم بابر پاکستان پھر تارا ٹماٹر چاند دل ڈاکٹر ژالہ کتاب گل وقت ہوا یار Kubernetes",
    "hi": "अंकित अकबर अमित आरव ऋषि कमल किरण कृष्ण खान ख़ान तन प्रिया शिव हरि Kubernetes",
    "ja": "Kubernetes いすゞ いすず ガバナンス くらうど クラウド ぐらうど スーパー すうぱあ すずき データ でえた 安全 佐々 佐藤 田中 鈴木",
    "ko": "1 ㄱ 가나 각 간 거버넌스 김철수 金哲洙 나라 박지성 朴志成 보안 복 보A 쿠버네티스 Kubernetes",
    "zh-CN": "阿里 安全 陈 存储 多租户 服务网格 郭飞 李明 社区 性能 张磊 治理 周 Kubernetes",
    "zh-TW": "一 丁 二 三 王偉 安全 社群 張磊 郭飛 陳 趙 儲存 Kubernetes",
    "cs": "Cyril Čech had Chrudim Iva Řím Šimon Žofie",
    "pl": "Cz Ćma Lublin Łódź Zebra Źródło Żaba",
    "sv": "Alm Oskar Zorn Åsa Ärla Öst",
    "da": "Alm Zoo Ærø Ørsted Åse",
    "tr": "Can Çay Gz Ğ Işık ilk İzmir Oz Öz",
}
# Letters of words made by chance, which a browser sorts with the data of ICU.
LETTERS = {
    "en": "abcABC1290 -_.,'+#/éüßøñ",
    "fr": "abcdeéèêëïîôöûùœæç '",
    "de": "abcdefghijklmnopqrstuvwxyzäöüß -",
    "es": "abcdefghijklmnñopqrstuvwxyzáéíóúü ",
    "pt-BR": "abcdeãõçáéíóúâêô ",
    "it": "abcdeàèéìòù '",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя ",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя ",
    "he": "אבגדהוזחטיכךלמםנןסעפףצץקרשתְֱֲֳִֵֶַָֹֻּׁׂ׳״־’”'\" ABc1",
    "vi": "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵAĐ ",
    "bn": "অআইঈউঊঋএঐওঔকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহড়ঢ়য়ৎংঃঁািীুূৃেৈোৌ্ Abc",
    "ar": "ءأؤإئابتثجحخدذرزسشصضطظعغفقكلمنهويةىآًٌٍَُِّْ ",
    "ur": "اأآبپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوؤہھءیئےَُِّ ",
    "hi": "अआइईउऊएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसहािीुूेैोौ्ंँ ",
    "ja": "あいうえおかがきくけこさしすせただちつてとなにのはばぱふほまやゆよらりをんアイカガジッャヴー々・一安佐a가",
    "ko": "가각간나다라마바사아자차카타파하거너더러머ㄱㄴ家金李朴安abあ中1 ",
    "zh-CN": "安北陈存大多服郭会可李明社网性应张治周云",
    # Other languages of the archive's readers, whose letters have places of their own.
    "cs": "aábcčdeéěhiílrřsšzžuúůyýCHch",
    "et": "asšzžtuvwõäöüxy",
    "el": "αάβγδεέζηήθιίϊκλμνξοόπρσςτυύφχψωώab",
    "fa": "آابپتثجچحخدذرزژسشصضطظعغفقکكگلمنوهةیيئأإؤءًٌٍَُِّْ\u200c Ab",
    "fi": "azåäöow",
    "hr": "abcčćdđžšszlnj",
    "hu": "abcdefgoóöőuúüűéáílnstyz",
    "mr": "अआइईकखगळलवशषसािीुूेैोौ्ं",
    "pl": "aąbcćdeęłlnńoósśzźż",
    "ro": "aăâbiîsștț",
    "sk": "aäáčcdhoôóšsžz",
    "sr": "абвгдђежзијклљмнњтћчџ",
    "sv": "aåäözéw",
    "tr": "abcçgğhıiİIoösşuü",
    "zh-TW": "一丁二三上大中文王安成社群張陳郭趙儲雲原生",
}


@pytest.mark.parametrize("language", SORTED)
def test_names_are_sorted(language: str) -> None:
    """Letters, marks and scripts come in the order that readers know."""
    names = SORTED[language].split()
    mixed = random.Random(language).sample(names, len(names))
    assert sorted(mixed, key=lambda name: sort_key(name, language)) == names


@pytest.mark.parametrize("language", LETTERS)
def test_order_is_that_of_icu(browser: Any, language: str) -> None:
    """A browser, which has ICU's data, finds no two words in the wrong order."""
    chance = random.Random(language)
    letters = LETTERS[language]
    # Words begin with letters; a mark of length has a vowel only behind a letter that has one.
    first = [each for each in letters if unicodedata.category(each)[0] != "M" and each != "ー"]
    words = {
        chance.choice(first) + "".join(chance.choices(letters, k=chance.randint(0, 4)))
        for _ in range(1500)
    }
    ours = sorted({word.strip() for word in words}, key=lambda word: sort_key(word, language))
    page = browser.new_page()
    compare = """([tag, words]) => {
      const {compare} = new Intl.Collator(tag);
      return words.slice(1).map((word, at) => compare(words[at], word) > 0);
    }"""
    wrong = page.evaluate(compare, [language, ours])
    page.close()
    pairs = itertools.pairwise(ours)
    assert [pair for pair, is_wrong in zip(pairs, wrong, strict=True) if is_wrong] == []


@given(st.lists(st.text(max_size=6), min_size=2, max_size=2), st.sampled_from(sorted(SORTED)))
def test_any_two_names_have_an_order(names: list[str], language: str) -> None:
    """Keys can be compared whatever the letters, and are the same for the same name only."""
    one, other = (sort_key(name, language) for name in names)
    assert (one < other) + (one > other) + (one == other) == 1
    assert (one == other) == (names[0] == names[1])


def test_indexes_follow_the_language(
    make_site: Callable[..., Any], plan: Callable[..., Any], post: Callable[..., str]
) -> None:
    """Each language sorts the names of its own index; addresses stay, and part equal names."""
    tags = {
        "a": ("Zebra", "Zebra"),
        "b": ("Ångström", "Nz"),
        "c": ("Oskar", "Ñu"),
        "d": ("Zebra", "Zebra"),
    }
    files = {
        f"content/tags/{tag}.yaml": f"name: {name}\nnames: {{es: {own}}}\n"
        for tag, (name, own) in tags.items()
    }
    files["content/site.yaml"] = "languages: [en, es]\n"
    files["content/posts/x.md"] = post(tags="[a, b, c, d]")
    files["content/posts/x.es.md"] = "---\ntitle: X\n---\n\nText.\n"
    made, problems = plan(make_site(files))
    assert not list(problems)
    views = {job.path: job.view for job in made.jobs if job.path.endswith("tags/index.html")}
    shown = {
        path: [(term.name, term.url.removesuffix("/")[-1]) for term in view.terms]
        for path, view in views.items()
    }
    assert shown == {
        "tags/index.html": [("Ångström", "b"), ("Oskar", "c"), ("Zebra", "a"), ("Zebra", "d")],
        "es/tags/index.html": [("Nz", "b"), ("Ñu", "c"), ("Zebra", "a"), ("Zebra", "d")],
    }
