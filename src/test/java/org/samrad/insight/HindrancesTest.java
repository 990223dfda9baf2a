package org.samrad.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.explain.Cause;
import org.samrad.explain.Explanations;
import org.samrad.explain.Reason;
import org.samrad.insight.Hindrances.About;
import org.samrad.insight.Hindrances.Hindrance;
import org.samrad.insight.Hindrances.Kind;

/** What the unscheduled requests of a plan fail for. */
class HindrancesTest {

    private static final About NEUROLOGY = new About(Kind.COMPETENCE, "neurology");

    private static Hindrances of(Shortage clinic) {
        return Hindrances.of(clinic.situation(), clinic.causes());
    }

    private static Shortage withAnHourOfPsychology() {
        return new Shortage().specialist("pia", "psychology", 3).offers("pia", DayOfWeek.TUESDAY, "09:00", "10:00");
    }

    @Test
    void requestsThatFailForTheSameAreCountedTogetherAndWhatWeighsMostComesFirst() {
        Hindrances hindrances = of(withAnHourOfPsychology()
                .request("r1", "Borås", null, 90, List.of(), "psychology")
                .request("r2", "Borås", null, "neurology")
                .request("r3", "Borås", null, "psychology", "neurology"));

        assertThat(hindrances.all())
                .extracting(Hindrance::reason, Hindrance::about, one -> List.copyOf(one.requests()))
                .containsExactly(
                        tuple(Reason.NO_COMPETENCE, NEUROLOGY, List.of("r2", "r3")),
                        tuple(Reason.NO_OFFERED_TIME, new About(Kind.COMPETENCE, "psychology"), List.of("r1")));
        assertThat(hindrances.all().getFirst().weight())
                .isEqualTo(2 * hindrances.all().getLast().weight());
        assertThat(hindrances.scarce()).containsExactly("neurology", "psychology");
        assertThat(hindrances.requests("NO_COMPETENCE", "neurology")).containsExactly("r2", "r3");
        assertThat(hindrances.requests("NO_COMPETENCE", "psychology")).isEmpty();
    }

    @Test
    void aCompetenceIsNotScarceThatRequestsAskForAndDoNotFailFor() {
        Hindrances hindrances = of(withAnHourOfPsychology().request("r1", "Borås", null, "psychology"));

        assertThat(hindrances.all())
                .extracting(Hindrance::reason, Hindrance::about)
                .containsExactly(tuple(Reason.FREE_PLACE, About.REQUEST));
        assertThat(hindrances.scarce()).isEmpty();
    }

    @Test
    void aSiteThatNobodyGetsToIsNamedButNotThatOfAProtectedCase() {
        PlanningData onSite = onSite(withAnHourOfPsychology()
                .request("r1", null, null, 30, List.of("north"), "psychology")
                .data());

        assertThat(aboutOf(onSite)).containsExactly(new About(Kind.SITE, "north"));
        assertThat(aboutOf(onSite.with(all -> all.cases = all.cases.stream()
                        .map(row -> new PlanningData.Case(row.id(), row.municipality(), true))
                        .toList())))
                .containsExactly(About.REQUEST);
    }

    /** The same, but that all meet on site, and nobody is at any. */
    private static PlanningData onSite(PlanningData data) {
        return data.with(all -> {
            all.requests = all.requests.stream()
                    .map(row -> row.with(terms -> terms.modes = Set.of(Mode.ON_SITE)))
                    .toList();
            all.specialists = all.specialists.stream()
                    .map(row -> new PlanningData.Specialist(
                            row.id(),
                            row.name(),
                            null,
                            row.organisation(),
                            row.languages(),
                            Set.of(Mode.ON_SITE),
                            null,
                            null,
                            0,
                            null))
                    .toList();
        });
    }

    private static List<About> aboutOf(PlanningData data) {
        var situation = new StudiedPlan(data, List.of());
        Map<String, Cause> causes = Explanations.of(data, List.of()).causes(List.of("r1"));
        return Hindrances.of(situation, causes).all().stream()
                .map(Hindrance::about)
                .toList();
    }
}
