package org.samrad.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.exchange.Region;
import org.samrad.go.KnownByName.AskedFor;
import org.samrad.go.KnownByName.Held;
import org.samrad.go.KnownByName.Person;
import org.samrad.scope.Reach;
import org.samrad.testing.DatabaseBeans;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What words find in both databases. */
@Import(DatabaseBeans.class)
@Transactional
abstract class KnownByNameTest {

    private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 30, 7, 0);

    private static final Reach OURS = new Reach(false, Set.of("a.2"));

    @Autowired
    private DatabaseImport databaseImport;

    @Autowired
    private JdbcClient database;

    private KnownByName known;

    @OnH2
    static class OnH2Test extends KnownByNameTest {}

    @OnPostgres
    static class OnPostgresTest extends KnownByNameTest {}

    @BeforeEach
    void load() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        database.sql("update care_case set organisation = 'a.2' where id = 'C-9'")
                .update();
        known = new KnownByName(database);
    }

    @Test
    void aRequestIsFoundByEachOfItsWordsInAnyOrderWithOrWithoutSignsAndCapitals() {
        for (String typed : List.of("R1", "r1", "c-9", "sömn", "SKOLA somn", "søm", "c-9 skola", "&")) {
            assertThat(requests(typed, Reach.REGION)).as(typed).contains("R1");
        }
        assertThat(requests("sömn natt", Reach.REGION)).isEmpty();
        assertThat(requests("s%m", Reach.REGION)).isEmpty();
        assertThat(requests("_", Reach.REGION)).isEmpty();
        assertThat(requests("'", Reach.REGION)).isEmpty();
    }

    @Test
    void ofRequestsOnlyThoseWithinReachAreFound() {
        assertThat(requests("R", OURS)).containsExactly("R1");
        assertThat(requests("R2", OURS)).isEmpty();
        assertThat(requests("C-1", OURS)).isEmpty();
        assertThat(requests("R", Reach.NOTHING)).isEmpty();
        assertThat(requests("C-1", Reach.REGION)).containsExactlyInAnyOrder("R2", "R3");
    }

    @Test
    void whatWasTypedWholeComesFirstHoweverManyAreLater() {
        IntStream.range(0, 2 * KnownByName.MOST)
                .forEach(number ->
                        database.sql("""
                                insert into consultation_request (id, version, state, care_case, title, form, urgency, received,
                                    due_day, duration_minutes, modes, sites, languages, sectors)
                                select id || :number, 0, 'OPEN', care_case, 'R1', form, urgency, received, date '2100-01-01',
                                    duration_minutes, modes, sites, languages, sectors
                                from consultation_request where id = 'R1'
                                """).param("number", "-" + number).update());

        assertThat(requests("R1", Reach.REGION)).hasSize(KnownByName.MOST).startsWith("R1");
    }

    @Test
    void aSpecialistFindsWhatTheyAreOnThatIsToComeAndThenWhatHasBeen() {
        assertThat(consultations("R", "P1", MONDAY)).containsExactly("C-9", "C-1");
        assertThat(consultations("R", "P1", MONDAY.plusDays(1))).containsExactly("C-1", "C-9");
        assertThat(consultations("R", "P2", MONDAY)).containsExactly("C-9");
        assertThat(consultations("skola", "P2", MONDAY)).containsExactly("C-9");
        assertThat(consultations("R2", "P2", MONDAY)).isEmpty();
        database.sql("update appointment set cancelled_at = current_timestamp where request = 'R1'")
                .update();
        assertThat(consultations("R", "P2", MONDAY)).isEmpty();
    }

    @Test
    void aSpecialistIsFoundByNameTitleAndIdUnlessRetired() {
        for (String typed : List.of("åse", "ase", "ek åse", "BARNLAKARE", "p2")) {
            assertThat(known.people(Sought.of(typed)))
                    .as(typed)
                    .extracting(Person::id)
                    .containsExactly("P2");
        }
        database.sql("update specialist set retired = date '2026-01-01'").update();
        assertThat(known.people(Sought.of("ek"))).isEmpty();
    }

    private List<String> requests(String typed, Reach reach) {
        return known.requests(Sought.of(typed), reach).stream()
                .map(AskedFor::id)
                .toList();
    }

    private List<String> consultations(String typed, String specialist, LocalDateTime now) {
        return known.consultations(Sought.of(typed), specialist, now).stream()
                .map(Held::caseId)
                .toList();
    }
}
