package org.samrad.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.consultation.Form;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.csv.PlanningDataReader;

class ShippedDataTest {

    @ParameterizedTest
    @CsvSource({"small, 150, 40, 4, 1", "medium, 800, 150, 4, 2", "large, 3000, 500, 8, 3"})
    void aShippedDataSetIsWhatTheGeneratorMakes(String name, int requests, int specialists, int weeks, long seed) {
        GeneratorSettings settings =
                GeneratorSettings.of(requests, specialists, weeks, seed).planted(0.5);

        PlanningData shipped = PlanningDataReader.read(Path.of("data", name));

        assertThat(shipped)
                .as("data/%s; make it again with the generate command where the generator was changed on purpose", name)
                .isEqualTo(DatasetGenerator.generate(settings).data());
    }

    @Test
    void theDemoShowsARegionWithEveryFormAndSomeThatIsPublished() {
        PlanningData demo = PlanningDataReader.read(Path.of("data", "demo"));

        assertThat(demo.header().horizonStart().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(demo.specialists())
                .hasSize(45)
                .extracting(PlanningData.Specialist::name)
                .contains("Siri Hagen");
        assertThat(demo.requests())
                .hasSize(161)
                .extracting(request -> request.terms().form())
                .contains(Form.values());
        assertThat(demo.cases()).filteredOn(PlanningData.Case::isProtected).hasSize(2);
        assertThat(demo.bookedRoles().stream()
                        .filter(PlanningData.BookedRole::pinned)
                        .map(PlanningData.BookedRole::request)
                        .distinct())
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "small", "medium", "large"})
    void whatAShippedDataSetHasPublishedKeepsEveryRule(String name) {
        PlanningData data = PlanningDataReader.read(Path.of("data", name));
        Map<String, Integer> minutes = data.requests().stream()
                .collect(Collectors.toMap(
                        PlanningData.Request::id, request -> request.terms().durationMinutes()));
        List<ScheduleRow> published = data.bookedRoles().stream()
                .map(row -> new ScheduleRow(
                        row.request(),
                        row.start(),
                        row.start().plusMinutes(minutes.getOrDefault(row.request(), 0)),
                        row.mode(),
                        row.site(),
                        row.role(),
                        row.specialist()))
                .toList();

        assertThat(published).isNotEmpty();
        assertThat(ScheduleCheck.check(data, published))
                .extracting(Violation::rule, Violation::request, Violation::detail)
                .isEmpty();
    }
}
