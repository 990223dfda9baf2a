package org.samrad.inbox.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.testing.DatabaseBeans;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Tables of requests as they are kept until they are filed. */
@Import(DatabaseBeans.class)
@Transactional
abstract class BulkImportsTest {

    private static final String KARIN = "karin-of-tables";
    private static final String OMAR = "omar-of-tables";

    @OnH2
    static class OnH2Test extends BulkImportsTest {}

    @OnPostgres
    static class OnPostgresTest extends BulkImportsTest {}

    @Autowired
    private JdbcClient database;

    @Autowired
    private Clock clock;

    private BulkImports imports;

    @BeforeEach
    void people() {
        imports = new BulkImports(database, clock);
        for (String account : List.of(KARIN, OMAR)) {
            database.sql("insert into account (username, password, display_name) values (?, 'none', ?)")
                    .params(account, account)
                    .update();
        }
    }

    private static List<BulkRow> rows(String title) {
        return List.of(
                BulkRow.of("key-1", 2, Map.of(BulkColumn.TITLE, title, BulkColumn.URGENCY, "14")),
                BulkRow.of("key-2", 3, Map.of(BulkColumn.TITLE, "About 20121172-2393")));
    }

    @Test
    void aTableComesBackAsItWasToItsAccountAlone() {
        long id = imports.keep(KARIN, rows("Sömn 😀"));

        assertThat(imports.of(KARIN, id).orElseThrow().rows()).isEqualTo(rows("Sömn 😀"));
        assertThat(imports.of(OMAR, id)).isEmpty();
        imports.drop(OMAR, id);
        assertThat(imports.of(KARIN, id)).isPresent();
    }

    @Test
    void whatLooksLikeAnIdentityNumberIsNotKept() {
        BulkRow row = rows("Sleep").getLast();

        assertThat(row.cell(BulkColumn.TITLE)).isEqualTo("About […]");
        assertThat(row.withheld()).containsExactly(BulkColumn.TITLE);
    }

    @Test
    void aRowIsSoundOnlyOnceTheMarkOfANumberIsTakenOut() {
        BulkRow row = rows("Sleep").getLast();

        assertThat(row.with(row.cells()).withheld()).containsExactly(BulkColumn.TITLE);
        assertThat(row.with(Map.of(BulkColumn.TITLE, "About sleep")).withheld()).isEmpty();
        assertThat(BulkRow.of("key", 2, Map.of(BulkColumn.NEW_CASE, "20121172-2393"))
                        .cells())
                .isEmpty();
    }

    @Test
    void aRowThatIsFiledSaysAsWhat() {
        long id = imports.keep(KARIN, rows("Sleep"));
        BulkImports.Kept held = imports.held(KARIN, id).orElseThrow();
        List<BulkRow> filed =
                List.of(held.rows().getFirst().filedAs("N-1"), held.rows().getLast());

        imports.put(new BulkImports.Kept(id, filed, held.createdAt()));

        BulkImports.Kept after = imports.of(KARIN, id).orElseThrow();
        assertThat(after.rows()).isEqualTo(filed);
        assertThat(after.open()).isEqualTo(1);
    }

    @Test
    void ofManyTheOldestGoesAndAllAfterAWeek() {
        List<Long> ids = IntStream.rangeClosed(0, BulkImports.MOST)
                .mapToObj(i -> imports.keep(KARIN, rows("Table " + i)))
                .toList();

        assertThat(imports.all(KARIN)).hasSize(BulkImports.MOST);
        assertThat(imports.of(KARIN, ids.getFirst())).isEmpty();
        new BulkImports(database, Clock.offset(clock, BulkImports.KEPT.plus(Duration.ofMinutes(1)))).forget();
        assertThat(imports.all(KARIN)).isEmpty();
    }
}
