package org.samrad.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The characters of texts and ids. */
class TextsTest {

    @Test
    void spacesAndWhatNobodySeesAroundATextDontCountAndInsideTheyStay() {
        assertThat(Texts.clean(" \u00A0\u200B\uFEFFÅsa\u00A0Ek\u200F\t\n")).isEqualTo("Åsa\u00A0Ek");
        assertThat(Texts.clean("\u2003\u00AD ")).isEmpty();
        assertThat(Texts.clean("plain text")).isEqualTo("plain text");
    }

    @Test
    void lettersAreComposed() {
        assertThat(Texts.clean("o\u0308ronla\u0308kare")).isEqualTo("öronläkare");
    }

    @Test
    void cleaningTwiceIsCleaningOnce() {
        Random random = new Random(5);
        int[] odd = {' ', 0xA0, 0x200B, 0x301, 'a', 'o', 0x308, 0xFEFF, 0x1F469, 0xAC00, 0x1100, 0x1161, 0x2126, 0x2000
        };
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(6, 0, odd.length).forEach(at -> text.appendCodePoint(odd[at]));
            String clean = Texts.clean(text.toString());
            assertThat(Texts.clean(clean)).isEqualTo(clean);
        }
    }

    @Test
    void whatNobodySeesIsWrittenOut() {
        assertThat(Texts.visible("s2\u200B x\u00A0\0\n")).isEqualTo("s2\\u200b x\\u00a0\\u0000\\n");
        assertThat(Texts.visible("Åsa Ek")).isEqualTo("Åsa Ek");
    }

    @Test
    void languageTagsKnowNoCase() {
        assertThat(Texts.languageTag("EN")).isEqualTo("en");
        assertThat(Texts.languageTag("zh-hant")).isEqualTo("zh-Hant");
        assertThat(Texts.languageTag("sv-fi")).isEqualTo("sv-FI");
        assertThat(Texts.languageTag("x-sign")).isEqualTo("x-sign");
        for (String none : new String[] {"", "sv_SE", "Norwegian bokmål", "sv-", "x".repeat(200_000)}) {
            assertThat(Texts.languageTag(none)).isNull();
        }
    }

    @Test
    void anIdIsNeitherAWayUpNorAPage() {
        for (String id : new String[] {"a", "Å-1", "a.b", ".a", "renew", "New", "x".repeat(64)}) {
            assertThat(Limits.isId(id)).as(id).isTrue();
        }
        for (String none : new String[] {"", ".", "..", "...", "new", "a b", "a/b", "a\u200B", "x".repeat(65)}) {
            assertThat(Limits.isId(none)).as(none).isFalse();
        }
    }
}
