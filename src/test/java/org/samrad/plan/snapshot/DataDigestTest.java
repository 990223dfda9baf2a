package org.samrad.plan.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.testing.SmallClinic.at;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningRows;
import org.samrad.testing.SmallClinic;

/** What has changed since a proposal was made is told of whatever planning heeds. */
class DataDigestTest {

    private final PlanningData data = SmallClinic.with(4);

    @Test
    void nothingHasChangedInTheSameData() {
        assertThat(changes(rows -> {}).isEmpty()).isTrue();
    }

    @Test
    void timeOfferedOnceIsAChange() {
        assertThat(changes(rows -> rows.extraTimes = List.of(new ExtraTime("anna", at(2, 17), at(2, 19), null)))
                        .isEmpty())
                .isFalse();
    }

    @Test
    void aConsentIsAChangeAndOneThatOnlyAPublicationStandsOnIsNone() {
        String about = data.cases().getFirst().id();
        String organisation = data.organisations().getFirst().id();
        LocalDate day = at(1, 9).toLocalDate();

        assertThat(changes(rows -> rows.consents = List.of(new PlanningData.Consent(about, organisation, day, null)))
                        .isEmpty())
                .isFalse();
        var ofADay = new PlanningData.Consent(about, organisation, day, day.plusDays(1));
        assertThat(changes(rows -> rows.consents = List.of(ofADay)).isEmpty()).isFalse();
        assertThat(changes(rows -> {
                            rows.consents = List.of(ofADay);
                            rows.assumed = Set.of(ofADay);
                        })
                        .isEmpty())
                .isTrue();
    }

    @Test
    void theNoticeThatIsAskedForIsAChange() {
        assertThat(changes(rows -> rows.header = data.header().withNotice(48)).isEmpty())
                .isFalse();
    }

    private DataChanges changes(Consumer<PlanningRows> change) {
        return DataDigest.of(data).changesTo(DataDigest.of(data.with(change)));
    }
}
