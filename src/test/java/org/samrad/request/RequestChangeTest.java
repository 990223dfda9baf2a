package org.samrad.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.request.Requests.role;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.samrad.request.RequestChange.Field;

class RequestChangeTest {

    private static final RequestContent BEFORE = Requests.content(List.of(role("doctor")));

    @Test
    void whatIsTheSameIsNoChange() {
        assertThat(RequestChange.between(BEFORE, BEFORE)).isEmpty();
    }

    @Test
    void aFieldSaysWhatItSaidAndWhatItSays() {
        RequestContent after = BEFORE.with(BEFORE.terms().with(terms -> {
            terms.latest = LocalDate.of(2026, 12, 14);
            terms.durationMinutes = 60;
            terms.sites = List.of("S2");
        }));
        assertThat(RequestChange.between(BEFORE, after))
                .containsExactly(
                        new RequestChange(Field.LATEST, List.of(), List.of("2026-12-14")),
                        new RequestChange(Field.DURATION, List.of("45"), List.of("60")),
                        new RequestChange(Field.SITES, List.of("S1", "S2"), List.of("S2")));
    }

    @Test
    void ofWhatPeopleTypeOnlyThatItChanged() {
        RequestContent after = BEFORE.with(BEFORE.terms().with(terms -> {
                    terms.title = "20100101-2380 sleeps badly";
                    terms.requester = "Somebody";
                    terms.follows = "R7";
                }))
                .with(List.of(role("a person by name")))
                .asking("Does Kim 20100101-2380 sleep?");
        List<RequestChange> changes = RequestChange.between(BEFORE, after);

        assertThat(changes)
                .extracting(RequestChange::field)
                .containsExactly(Field.TITLE, Field.QUESTION, Field.FOLLOWS, Field.REQUESTER, Field.ROLES);
        assertThat(changes).allSatisfy(change -> {
            assertThat(change.before()).isEmpty();
            assertThat(change.after()).isEmpty();
        });
    }

    @Test
    void ofRolesAndTimesThoseThatDiffer() {
        RequestContent after = Requests.content(
                List.of(role("doctor").atLevel(2), role("nurse").asOptional()), Requests.window(15, true));

        List<RequestChange> changes = RequestChange.between(BEFORE, after);

        assertThat(changes).hasSize(2);
        assertThat(changes.getFirst().before())
                .extracting(RequestChange.Role::of)
                .containsExactly(new RequestChange.Role("K1", 3, false, null));
        assertThat(changes.getFirst().after())
                .extracting(RequestChange.Role::of)
                .containsExactly(
                        new RequestChange.Role("K1", 2, false, null), new RequestChange.Role("K1", 3, true, null));
        assertThat(changes.getLast())
                .isEqualTo(
                        new RequestChange(Field.WINDOWS, List.of(), List.of("2026-11-30T15:00/2026-11-30T17:00/wish")));
    }

    @Test
    void ofManyValuesTenAreKeptAndHowManyMoreThereAre() {
        RequestContent after = BEFORE.with(BEFORE.terms()
                .with(terms -> terms.sites =
                        IntStream.range(10, 30).mapToObj(number -> "S" + number).toList()));
        assertThat(RequestChange.between(BEFORE, after).getFirst().after())
                .hasSize(11)
                .endsWith("S19", "+10");
    }

    @Test
    void whatWouldBeTooLongIsStoredWithoutItsValues() {
        List<String> values = IntStream.range(0, 10)
                .mapToObj(number -> "x".repeat(63) + number)
                .toList();
        List<RequestChange> many = IntStream.range(0, 5)
                .mapToObj(number -> new RequestChange(Field.SITES, values, values))
                .toList();
        assertThat(RequestHistory.stored(many))
                .hasSizeLessThan(400)
                .contains("SITES")
                .doesNotContain("xxx");
        assertThat(RequestHistory.stored(List.of())).isNull();
    }
}
