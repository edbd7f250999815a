package cofferdam.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of hostile input is held to be words, and to be its own (G8-05). */
class WordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cannot read java.nio.HeapByteBuffer",
                "NumberFormatException: For input",
                "found [B@1f",
                "found cofferdam.spec.Thing@1f"
            })
    void whatNobodyPutIntoWordsIsNoticed(String text) {
        assertThatThrownBy(() -> Words.check(text, 100, ""))
                .isInstanceOf(Broken.class)
                .hasMessage("not in words: " + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a b='fooException'/>",
                "<a b='foo&#69;xception'/>",
                "<a b='foo&#x45;xception'/>",
                "{\"foo\\u0045xception\": 1}",
                "foo\\Exception=1"
            })
    void whatTheInputSaysMayBeQuoted(String input) {
        assertThatCode(() -> Words.check("fooException: is not a word", 100, input))
                .doesNotThrowAnyException();
    }

    @Test
    void aPathOfOursMayLeadToWhatTheInputSays() {
        assertThatCode(() -> Words.check("a number is missing at types.Key@1f", 100, "{\"Key@1f\": 1}"))
                .doesNotThrowAnyException();
    }

    @Test
    void anInputExcusesNothingElse() {
        assertThatThrownBy(() -> Words.check("fooException: x, barException: y", 100, "fooException"))
                .isInstanceOf(Broken.class);
    }
}
