package org.softstone.outcomes.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures that the README shows are those that the code draws: whoever changes the drawing looks at them again. */
class TrendPicturesTest {

    static Stream<Arguments> pictures() {
        return Stream.of(
                Arguments.of("trend-demo-1.svg", Locale.ENGLISH, (Supplier<HistoryOf>) HistoryOf::demo1),
                Arguments.of("trend-demo-2.svg", Locale.GERMAN, (Supplier<HistoryOf>) HistoryOf::demo2),
                Arguments.of("trend-demo-3.svg", Locale.ENGLISH, (Supplier<HistoryOf>) HistoryOf::demo3),
                Arguments.of("trend-marks.svg", Locale.GERMAN, (Supplier<HistoryOf>) HistoryOf::everyMark));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void the_checked_in_picture_is_what_is_drawn(String file, Locale language, Supplier<HistoryOf> history)
            throws IOException {
        Path written = Files.createDirectories(Path.of("target", "docs")).resolve(file);
        Path checkedIn = Path.of("docs", file);

        Files.writeString(written, DrawTrend.asSvg(history.get().trend(), language));

        assertThat(checkedIn)
                .as("look at it, and when it is good: cp services/outcomes/%s services/outcomes/%s", written, checkedIn)
                .hasSameTextualContentAs(written);
    }
}
