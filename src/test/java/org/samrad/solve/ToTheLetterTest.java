package org.samrad.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.csv.PlanningDataReader;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;

/**
 * Where the format can be read in more than one way, solver, checker and explanation read it in the same one. Anna is a neurologist and
 * at A; from A to B it takes 10 minutes, from B to A 20. The two weeks begin on Monday 2026-11-30, seen from the Friday before.
 */
class ToTheLetterTest {

    @TempDir
    private Path folder;

    private final Map<String, String> files = new TreeMap<>(Map.of(
            "dataset.properties", """
                    name=To the letter
                    time_zone=Europe/Stockholm
                    now=2026-11-27T12:00
                    horizon_start=2026-11-30
                    horizon_end=2026-12-14
                    slot_minutes=5
                    """,
            "competences.csv", "id,name_en\nneurology,Neurology\n",
            "organisations.csv", "id,name,sector\nhospital,Hospital,SPECIALIST_CARE\n",
            "sites.csv", "id,name\nA,A\nB,B\nC,C\n",
            "travel_times.csv", "from_site,to_site,minutes\nA,B,10\nB,A,20\n",
            "specialists.csv", "id,name,organisation,modes\nanna,Anna Berg,hospital,VIDEO;ON_SITE\n",
            "specialist_competences.csv", "specialist,competence,level\nanna,neurology,3\n",
            "availability.csv", "specialist,weekday,from,until,site\nanna,MON,09:00,10:00,A\n",
            "cases.csv", "id\nc1\nc2\n"));

    /** Adds requests for a neurologist: each the columns id, case, urgency, latest, minutes, modes, sites, follows, max_gap_days. */
    private void requests(String... rows) {
        var requests = new StringBuilder(
                "id,case,form,received,urgency,latest,duration_minutes,modes,sites,follows,max_gap_days\n");
        var roles = new StringBuilder("request,role,competence\n");
        for (String row : rows) {
            String[] cells = row.split(",", 3);
            requests.append("%s,%s,ADVICE,2026-11-20,%s%n".formatted(cells[0], cells[1], cells[2]));
            roles.append("%s,neurologist,neurology%n".formatted(cells[0]));
        }
        files.put("requests.csv", requests.toString());
        files.put("request_roles.csv", roles.toString());
    }

    private void published(String... rows) {
        files.put(
                "consultations.csv",
                "request,start,mode,role,specialist,pinned\n"
                        + String.join("\n", rows).replace(";", ",neurologist,"));
    }

    private void change(String file, String text, String another) {
        assertThat(files.get(file)).contains(text);
        files.computeIfPresent(file, (name, known) -> known.replace(text, another));
    }

    private PlanningData data() throws IOException {
        for (var file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return PlanningDataReader.read(folder);
    }

    private static Outcome solved(PlanningData data) {
        Outcome outcome = new Solve(data, Weights.defaults(), Duration.ofSeconds(10), 1, 1)
                .endingAfter(200)
                .run(progress -> {});
        assertThat(outcome.failure()).isNull();
        assertThat(ScheduleCheck.checkOwn(data, outcome.schedule())).isEmpty();
        return outcome;
    }

    private static LocalDateTime startOf(Outcome outcome, String request) {
        return outcome.schedule().stream()
                .filter(row -> row.request().equals(request))
                .map(ScheduleRow::start)
                .findFirst()
                .orElseThrow(() -> new AssertionError(outcome.unscheduled()));
    }

    @Test
    void theWayThereAndTheWayBackCountEachByItself() throws IOException {
        requests("visit,c1,DAYS_30,,30,ON_SITE,B,,");
        assertThat(startOf(solved(data()), "visit")).isEqualTo("2026-11-30T09:10");
    }

    /** From A it takes 2 minutes and 20 back, from C 12 each way: A has the least travel, though its longer way is longer. */
    @Test
    void ofSeveralStretchesTheOneWithTheLeastTravelThereAndBackCounts() throws IOException {
        change("travel_times.csv", "A,B,10\n", "A,B,2\nC,B,12\n");
        change("availability.csv", "09:00,10:00,A\n", "08:00,09:55,A\nanna,MON,08:00,09:55,C\n");
        files.put("request_windows.csv", "request,from,until\nvisit,2026-11-30T08:00,2026-11-30T08:40\n");
        change("specialists.csv", "VIDEO;ON_SITE", "ON_SITE");
        requests("visit,c1,ACUTE,2026-11-30,30,ON_SITE,B,,", "near,c2,DAYS_30,2026-11-30,60,ON_SITE,A,,");
        Outcome outcome = solved(data());
        assertThat(startOf(outcome, "visit")).isEqualTo("2026-11-30T08:05");
        assertThat(startOf(outcome, "near")).isEqualTo("2026-11-30T08:55");
    }

    @Test
    void whatIsPinnedBeforeNowBreaksNoNoticeWhereNoneIsAskedFor() throws IOException {
        change("dataset.properties", "2026-11-27T12:00", "2026-11-30T09:30");
        requests("pinned,c1,DAYS_30,,30,VIDEO,,,");
        published("pinned,2026-11-30T09:00,VIDEO;anna,true");
        Outcome outcome = solved(data());
        assertThat(ScheduleCheck.check(data(), outcome.schedule()))
                .extracting(Violation::rule)
                .containsExactly("start");
        assertThat(outcome.costs().getOrDefault(PlanRule.NOTICE, 0.0)).isZero();
        assertThat(outcome.score().hard()).isOne();
    }

    @Test
    void whatIsPinnedAndPastMayBeFollowed() throws IOException {
        change("dataset.properties", "2026-11-27T12:00", "2026-12-02T08:00");
        change("availability.csv", "09:00,10:00,A\n", "09:00,10:00,A\nanna,THU,09:00,10:00,A\n");
        requests("a,c1,DAYS_30,,30,VIDEO,,,", "b,c1,DAYS_30,,30,VIDEO,,a,3");
        published("a,2026-11-30T09:00,VIDEO;anna,true");
        assertThat(startOf(solved(data()), "b")).isEqualTo("2026-12-03T09:00");
    }

    @Test
    void whatIsPinnedAndNearerThanTheNoticeMayBeFollowed() throws IOException {
        change("dataset.properties", "2026-11-27T12:00", "2026-11-30T08:30\nnotice_hours=2");
        requests("a,c1,DAYS_30,,30,VIDEO,,,", "b,c1,DAYS_30,,30,VIDEO,,a,7");
        published("a,2026-11-30T09:00,VIDEO;anna,true");
        assertThat(startOf(solved(data()), "b")).isEqualTo("2026-12-07T09:00");
    }

    /** Anna is entered as away on the Monday only afterwards: what was is not judged again. */
    @Test
    void whatHasBegunMayBeFollowedWhateverIsEnteredOfItAfterwards() throws IOException {
        change("dataset.properties", "2026-11-27T12:00", "2026-12-02T08:00");
        change("availability.csv", "09:00,10:00,A\n", "09:00,10:00,A\nanna,THU,09:00,10:00,A\n");
        files.put("absences.csv", "specialist,from,until,reason\nanna,2026-11-30T00:00,2026-12-01T00:00,ill\n");
        requests("a,c1,DAYS_30,,30,VIDEO,,,", "b,c1,DAYS_30,,30,VIDEO,,a,3");
        published("a,2026-11-30T09:00,VIDEO;anna,true");
        assertThat(startOf(solved(data()), "b")).isEqualTo("2026-12-03T09:00");
    }

    @Test
    void whatHasBegunBeforeTheHorizonMayBeFollowed() throws IOException {
        change("dataset.properties", "2026-11-27T12:00", "2026-12-02T08:00");
        change("dataset.properties", "horizon_start=2026-11-30", "horizon_start=2026-12-02");
        change("availability.csv", "09:00,10:00,A\n", "09:00,10:00,A\nanna,THU,09:00,10:00,A\n");
        requests("a,c1,DAYS_30,,30,VIDEO,,,", "b,c1,DAYS_30,,30,VIDEO,,a,3");
        published("a,2026-11-30T09:00,VIDEO;anna,true");
        assertThat(startOf(solved(data()), "b")).isEqualTo("2026-12-03T09:00");
    }

    @Test
    void nothingFollowsWhatIsPinnedAndBreaksARule() throws IOException {
        requests("a,c1,DAYS_30,,30,VIDEO,,,", "b,c1,DAYS_30,,30,VIDEO,,a,7");
        published("a,2026-11-30T10:00,VIDEO;anna,true");
        Outcome outcome = solved(data());
        assertThat(unscheduled(outcome)).containsExactly("b FOLLOWS_UNSCHEDULED");
        assertThat(checkedWith(outcome, "b", "2026-12-07T09:00")).containsExactly("pinned");
    }

    @Test
    void nothingFollowsWhatBreaksARuleBesideAnotherThatIsPinned() throws IOException {
        requests(
                "a,c1,DAYS_30,,30,VIDEO,,,",
                "a2,c2,DAYS_30,,30,VIDEO,,,",
                "b,c1,DAYS_30,,30,VIDEO,,a,7",
                "b2,c2,DAYS_30,,30,VIDEO,,a2,7");
        published("a,2026-11-30T09:00,VIDEO;anna,true", "a2,2026-11-30T09:15,VIDEO;anna,true");
        Outcome outcome = solved(data());
        assertThat(unscheduled(outcome)).containsExactlyInAnyOrder("b FOLLOWS_UNSCHEDULED", "b2 FOLLOWS_UNSCHEDULED");
        assertThat(checkedWith(outcome, "b", "2026-12-07T09:00")).containsExactly("pinned");
    }

    /** It is what follows that breaks the rule of its distance: what it follows may be followed by others. */
    @Test
    void whatIsFollowedTooSoonByAnotherThatIsPinnedBreaksNoRule() throws IOException {
        requests("a,c1,DAYS_30,,30,VIDEO,,,", "b,c1,DAYS_30,,30,VIDEO,,a,7", "c,c1,DAYS_30,,30,VIDEO,,a,7");
        published("a,2026-11-30T09:30,VIDEO;anna,true", "b,2026-11-30T09:00,VIDEO;anna,true");
        assertThat(startOf(solved(data()), "c")).isEqualTo("2026-12-07T09:00");
    }

    @Test
    void nobodyIsTakenOverFromWhatIsPinnedAndBreaksARule() throws IOException {
        requests("a,c1,DAYS_30,,30,VIDEO,,,", "b,c1,DAYS_30,,30,VIDEO,,,");
        files.put(
                "request_roles.csv",
                "request,role,competence,same_as,same_as_request\na,neurologist,neurology,,\nb,neurologist,,neurologist,a\n");
        published("a,2026-11-30T10:00,VIDEO;anna,true");
        Outcome outcome = solved(data());
        assertThat(unscheduled(outcome)).containsExactly("b FOLLOWS_UNSCHEDULED");
        assertThat(checkedWith(outcome, "b", "2026-12-07T09:00")).containsExactly("pinned");
    }

    /** What the pinned one follows asks for a time that nobody offers. */
    @Test
    void nobodyIsTakenOverFromWhatIsPinnedAndFollowsWhatHasNoPlace() throws IOException {
        requests("q,c1,DAYS_30,,90,VIDEO,,,", "a,c1,DAYS_30,,30,VIDEO,,q,", "b,c1,DAYS_30,,30,VIDEO,,,");
        files.put(
                "request_roles.csv",
                "request,role,competence,same_as,same_as_request\nq,neurologist,neurology,,\n"
                        + "a,neurologist,neurology,,\nb,neurologist,,neurologist,a\n");
        published("a,2026-11-30T09:00,VIDEO;anna,true");
        Outcome outcome = solved(data());
        assertThat(unscheduled(outcome)).contains("b FOLLOWS_UNSCHEDULED");
        assertThat(checkedWith(outcome, "b", "2026-12-07T09:00")).containsExactly("pinned");
    }

    /** The rules that Anna's taking a request by video then breaks beside the schedule. */
    private List<String> checkedWith(Outcome outcome, String request, String start) {
        var rows = new ArrayList<>(outcome.schedule());
        LocalDateTime from = LocalDateTime.parse(start);
        rows.add(new ScheduleRow(request, from, from.plusMinutes(30), Mode.VIDEO, null, "neurologist", "anna"));
        return ScheduleCheck.checkOwn(outcome.data(), rows).stream()
                .map(Violation::rule)
                .toList();
    }

    private static List<String> unscheduled(Outcome outcome) {
        return outcome.unscheduled().stream()
                .map(row -> row.request() + " " + row.reason())
                .toList();
    }
}
