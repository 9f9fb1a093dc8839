package org.softstone.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.EntityTag;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

    private static final EntityTag WEAK = new EntityTag("a,b", true);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            W/"a,b"                 | true
            "a,b"                   | true
            "x", W/"a,b"            | true
            W/"x" ,"a,b" , "y"      | true
            ,, "x",,"a,b",          | true
            *                       | true
            ` * `                   | true
            "x"                     | false
            "a", "b"                | false
            "a,b                    | false
            a,b                     | false
            w/"a,b"                 | false
            W/ "a,b"                | false
            "x" "a,b"               | false
            "x", a,b, "a,b"         | false
            *, "a,b"                | false
            ``                      | false
            `,`                     | false
            """)
    void what_a_client_has_is_compared_weakly(String ifNoneMatch, boolean known) {
        assertThat(EntityTags.isKnown(List.of(ifNoneMatch), WEAK)).isEqualTo(known);
        assertThat(EntityTags.isKnown(List.of(ifNoneMatch), new EntityTag("a,b")))
                .isEqualTo(known);
    }

    @Test
    void lines_of_one_header_are_one_list() {
        assertThat(EntityTags.isKnown(List.of("\"x\"", "\"a,b\""), WEAK)).isTrue();
        assertThat(EntityTags.isKnown(List.of(), WEAK)).isFalse();
        assertThat(EntityTags.isKnown(null, WEAK)).isFalse();
        EntityTags.expected(List.of("\"1\"", "\"2\"")).require(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "2"                     | true
            "1", "2"                | true
            "2","1"                 | true
            W/"1" , "2"             | true
            *                       | true
            "1"                     | false
            W/"2"                   | false
            "1", W/"2"              | false
            "02"                    | false
            "2 "                    | malformed
            2                       | malformed
            "2                      | malformed
            2"                      | malformed
            "1" "2"                 | malformed
            *, "2"                  | malformed
            ``                      | malformed
            `,`                     | malformed
            w/"2"                   | malformed
            """)
    void what_an_editor_has_seen_is_compared_strongly(String ifMatch, String admits) {
        if (admits.equals("malformed")) {
            assertThatThrownBy(() -> EntityTags.expected(List.of(ifMatch)))
                    .asInstanceOf(type(HttpProblem.class))
                    .extracting(HttpProblem::getStatusCode)
                    .isEqualTo(400);
        } else {
            assertThat(refusal(List.of(ifMatch), 2)).isEqualTo(Boolean.parseBoolean(admits) ? 0 : 412);
        }
    }

    @Test
    void without_the_header_the_first_version_may_be_made_and_none_replaced() {
        assertThat(refusal(null, 0)).isZero();
        assertThat(refusal(List.of(), 0)).isZero();
        assertThat(refusal(null, 1)).isEqualTo(428);
        assertThat(refusal(List.of(), 2)).isEqualTo(428);
    }

    /** The status, or 0 when the version may be replaced. */
    private static int refusal(List<String> ifMatch, long current) {
        try {
            EntityTags.expected(ifMatch).require(current);
            return 0;
        } catch (HttpProblem problem) {
            return problem.getStatusCode();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 20_000})
    void a_long_list_is_read_to_its_end(int tags) {
        String header = "\"x\",".repeat(tags) + "\"2\"";

        assertThat(refusal(List.of(header), 2)).isZero();
    }

    @Test
    void a_tag_of_content_is_weak_and_tells_its_parts_apart() {
        assertThat(EntityTags.ofContent("a", "bc").isWeak()).isTrue();
        assertThat(EntityTags.ofContent("a", "bc")).isEqualTo(EntityTags.ofContent("a", "bc"));
        assertThat(EntityTags.ofContent("a", "bc")).isNotEqualTo(EntityTags.ofContent("ab", "c"));
        assertThat(EntityTags.ofContent("a", "")).isNotEqualTo(EntityTags.ofContent("", "a"));
    }
}
