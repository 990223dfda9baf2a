package org.samrad.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.samrad.request.Requests.RECEIVED;
import static org.samrad.request.Requests.role;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.UrgencyScale;
import org.samrad.limits.Fault;
import org.samrad.limits.Limits;

/** What a request may ask. */
class RequestContentTest {

    @Test
    void termsThatCanBeAskedForHaveNoFaults() {
        assertThat(Requests.content(List.of(role("nurse")), Requests.window(9, true))
                        .faults())
                .isEmpty();
    }

    @Test
    void aDurationIsOneMinuteToAWeek() {
        assertThat(Requests.lasting(1).faults()).isEmpty();
        assertThat(Requests.lasting(10_080).faults()).isEmpty();
        assertThat(Requests.lasting(0).faults())
                .containsExactly(Fault.in("duration", "request.error.number", 0, 1, 10_080));
        assertThat(Requests.lasting(10_081).faults()).extracting(Fault::field).containsExactly("duration");
    }

    @Test
    void aRequestNeedsAModeAndARole() {
        assertThat(Requests.by(Set.of()).faults()).containsExactly(Fault.in("modes", "request.error.modes"));
        assertThat(Requests.content(List.of()).faults()).containsExactly(Fault.in("roles", "request.error.roles"));
    }

    @Test
    void theLatestDayMayBeTheEarliestButNotBeforeIt() {
        assertThat(Requests.between(RECEIVED, RECEIVED).faults()).isEmpty();
        assertThat(Requests.between(RECEIVED, RECEIVED.minusDays(1)).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.english())
                        .isEqualTo("The latest day (2026-11-19) is before the earliest (2026-11-20)."));
    }

    @Test
    void aDayThatBoundsMayLieForEverAwayButNotInAnyOtherFarYear() {
        assertThat(Requests.between(Limits.SINCE_ALWAYS, Limits.FOR_EVER).faults())
                .isEmpty();
        assertThat(Requests.between(Limits.FIRST_DAY, Limits.LAST_DAY).faults()).isEmpty();
        assertThat(Requests.between(LocalDate.of(26, 11, 20), Limits.LAST_DAY.plusDays(1))
                        .faults())
                .extracting(Fault::field)
                .containsExactly("earliest", "latest");
        assertThat(Requests.between(LocalDate.MIN, LocalDate.MAX).faults()).hasSize(2);
    }

    @Test
    void theShortestGapMayBeTheLongestButNotAboveIt() {
        assertThat(Requests.apart(7, 7).faults()).isEmpty();
        assertThat(Requests.apart(8, 7).faults()).containsExactly(Fault.in("maxGap", "request.error.gap", 7, 8));
        assertThat(Requests.apart(-1, null).faults()).extracting(Fault::field).containsExactly("minGap");
        assertThat(Requests.apart(null, 1_000_001).faults())
                .extracting(Fault::field)
                .containsExactly("maxGap");
    }

    @Test
    void aRoleNameIsUsedOnceHoweverItsLettersAreComposed() {
        assertThat(Requests.content(List.of(role("läkare"), role("la\u0308kare ")))
                        .faults())
                .containsExactly(Fault.inRow("role", 1, "request.error.role-twice", "läkare"));
        assertThat(Requests.content(List.of(role("läkare"), role("lakare"))).faults())
                .isEmpty();
        assertThat(Requests.content(List.of(role(" "))).faults())
                .containsExactly(Fault.inRow("role", 0, "request.error.role-name"));
    }

    @Test
    void aRoleNeedsACompetenceOrAPerson() {
        assertThat(Requests.content(List.of(new RequestRole("nurse", null, 1, false, null, null)))
                        .faults())
                .containsExactly(Fault.inRow("competence", 0, "request.error.role-empty"));
        assertThat(Requests.content(List.of(new RequestRole("nurse", null, 1, false, null, "P1")))
                        .faults())
                .isEmpty();
    }

    @Test
    void aLevelIsOneToFive() {
        for (int level : new int[] {0, 6}) {
            assertThat(Requests.content(List.of(new RequestRole("nurse", "K1", level, false, null, null)))
                            .faults())
                    .containsExactly(Fault.inRow("level", 0, "request.error.number", level, 1, 5));
        }
        assertThat(Requests.content(List.of(new RequestRole("nurse", "K1", 5, false, null, null)))
                        .faults())
                .isEmpty();
    }

    @Test
    void aTextIsShortAndOfCharactersThatCanBeKept() {
        assertThat(Requests.content(List.of(role("x".repeat(500)))).faults()).isEmpty();
        assertThat(Requests.content(List.of(role("x".repeat(501)))).faults())
                .containsExactly(Fault.inRow("role", 0, "request.error.long", 501, 500));
        for (String kept : List.of("a\tb\r\nc", "👩\u200D⚕", "a\u0301")) {
            assertThat(Requests.content(List.of(role(kept))).faults()).isEmpty();
        }
        for (String lost : List.of("a\0b", "a\u001Bb", "a\uD83Db", "a\uFFFEb", "a\u0085b")) {
            assertThat(Requests.content(List.of(role(lost))).faults())
                    .extracting(Fault::key)
                    .containsExactly("request.error.characters");
        }
    }

    @Test
    void aWindowHasALength() {
        RequestWindow nine = Requests.window(9, true);
        assertThat(Requests.content(List.of(role("nurse")), nine, new RequestWindow(nine.from(), nine.from(), true))
                        .faults())
                .extracting(Fault::field, Fault::row)
                .containsExactly(tuple("until", 1));
    }

    @Test
    void thereAreAtMostFiftyRolesAndAThousandWindows() {
        List<RequestRole> roles =
                IntStream.range(0, 51).mapToObj(i -> role("role " + i)).toList();
        assertThat(Requests.content(roles.subList(1, 51)).faults()).isEmpty();
        assertThat(Requests.content(roles).faults()).containsExactly(Fault.in("roles", "request.error.many", 51, 50));
        RequestWindow[] windows = new RequestWindow[1001];
        Arrays.fill(windows, Requests.window(9, true));
        assertThat(Requests.content(List.of(role("nurse")), windows).faults())
                .containsExactly(Fault.in("windows", "request.error.many", 1001, 1000));
    }

    @Test
    void theGuaranteeEndsTheUrgencysDaysAfterReceipt() {
        assertThat(Requests.as(Urgency.DAYS_3).terms().dueOrDefault(UrgencyScale.DEFAULT))
                .isEqualTo(RECEIVED.plusDays(3));
        assertThat(Requests.as(Urgency.ACUTE).terms().dueOrDefault(UrgencyScale.DEFAULT))
                .isEqualTo(RECEIVED.plusDays(1));
    }

    @Test
    void theTermsHoldTheFirstOfWhatIsFollowedWhereItCountsNoMinutes() {
        var days = new RequestLink("R1", 1, 2, null, null);
        var minutes = new RequestLink("R2", null, null, 30, null);
        RequestContent content = Requests.content(List.of(role("doctor")));

        RequestContent inTerms = content.following(List.of(days, minutes));
        assertThat(inTerms.terms().follows()).isEqualTo("R1");
        assertThat(inTerms.links()).containsExactly(minutes);
        assertThat(inTerms.follows()).containsExactly(days, minutes);

        RequestContent inLinks = inTerms.following(List.of(minutes, days));
        assertThat(inLinks.terms().follows()).isNull();
        assertThat(inLinks.terms().minGapDays()).isNull();
        assertThat(inLinks.links()).containsExactly(minutes, days);
        assertThat(inLinks.following(List.of())).isEqualTo(content);
    }

    @Test
    void whatMeansTheSameIsWrittenAsItIsStored() {
        var day = new RequestLink("R1", 1, null, null, null);
        var implied = new RequestRole("again", "K1", 1, false, null, null, "doctor", null);
        RequestContent plain = Requests.content(List.of(implied));
        var stored = new RequestContent(plain.terms(), List.of(implied), List.of(day), List.of());
        RequestContent typed = plain.with(List.of(implied.sameAsOf("R1").atLevel(3)));

        assertThat(stored.sameAsRequest(implied)).isEqualTo("R1");
        assertThat(typed.following(List.of(day)).inTheWordsOf(stored))
                .isEqualTo(stored.with(List.of(implied.atLevel(3))));
        var later = new RequestLink("R2", null, null, null, null);
        assertThat(typed.following(List.of(later, day))
                        .inTheWordsOf(stored)
                        .roles()
                        .getFirst()
                        .sameAsRequest())
                .as("no longer of the first that it follows")
                .isEqualTo("R1");
    }

    @Test
    void aPlannedConsultationDoesNotCareHowWhatItFollowsIsWritten() {
        var day = new RequestLink("R1", 1, null, null, null);
        RequestContent plain = Requests.content(List.of(role("doctor")));
        RequestContent inTerms = plain.following(List.of(day));
        var inLinks = new RequestContent(plain.terms(), plain.roles(), List.of(day), List.of());
        assertThat(inTerms.asksTheSameOfThePlan(inLinks)).isTrue();
        assertThat(inTerms.asksTheSameOfThePlan(plain)).isFalse();
    }

    @Test
    void aPlannedConsultationStaysWhereAGapLeavesAsMuchAsBefore() {
        RequestContent plain = Requests.content(List.of(role("doctor")));
        RequestContent before = plain.following(List.of(new RequestLink("R1", 7, 14, null, null)));
        for (var wider : List.of(
                new RequestLink("R1", 5, 14, null, null),
                new RequestLink("R1", 7, 20, 0, null),
                new RequestLink("R1", null, null, null, null))) {
            assertThat(plain.following(List.of(wider)).asksTheSameOfThePlan(before))
                    .isTrue();
        }
        for (var narrower : List.of(
                new RequestLink("R1", 8, 14, null, null),
                new RequestLink("R1", 5, 10, null, null),
                new RequestLink("R1", 7, 14, 30, null),
                new RequestLink("R2", 7, 14, null, null))) {
            assertThat(plain.following(List.of(narrower)).asksTheSameOfThePlan(before))
                    .isFalse();
        }
    }

    @Test
    void aLinkLeavesTheDaysThatBothItsDaysAndItsMinutesDo() {
        LocalDateTime start = RECEIVED.atTime(22, 0);
        LocalDateTime end = RECEIVED.atTime(23, 0);
        var loose = new RequestLink("R1", null, null, null, null);
        assertThat(loose.firstDay(start, end)).isEqualTo(RECEIVED);
        assertThat(loose.lastDay(start, end)).isNull();
        var days = new RequestLink("R1", 2, 4, 30, 10_000);
        assertThat(days.firstDay(start, end)).isEqualTo(RECEIVED.plusDays(2));
        assertThat(days.lastDay(start, end)).isEqualTo(RECEIVED.plusDays(4));
        var minutes = new RequestLink("R1", 0, 4, 60, 90);
        assertThat(minutes.firstDay(start, end)).isEqualTo(RECEIVED.plusDays(1));
        assertThat(minutes.lastDay(start, end)).isEqualTo(RECEIVED.plusDays(1));
    }
}
