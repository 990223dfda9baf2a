package org.samrad.masterdata;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningTable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The tables that have pages, what their addresses call them and their rows, and what their columns refer to. */
public final class ShownTables {

    /** In the order in which they are offered. */
    public static final List<PlanningTable> SHOWN = List.of(
            PlanningTable.ORGANISATIONS,
            PlanningTable.SITES,
            PlanningTable.TRAVEL_TIMES,
            PlanningTable.COMPETENCES,
            PlanningTable.SPECIALISTS,
            PlanningTable.SPECIALIST_COMPETENCES,
            PlanningTable.AVAILABILITY,
            PlanningTable.EXTRA_TIME,
            PlanningTable.UNDESIRED_TIMES,
            PlanningTable.ABSENCES,
            PlanningTable.URGENCIES,
            PlanningTable.CONSENTS);

    /** Those whose rows are on their specialist's page. */
    static final List<PlanningTable> OF_A_SPECIALIST = List.of(
            PlanningTable.SPECIALIST_COMPETENCES,
            PlanningTable.AVAILABILITY,
            PlanningTable.EXTRA_TIME,
            PlanningTable.UNDESIRED_TIMES,
            PlanningTable.ABSENCES);

    /** Columns that lists leave out: what is rarely looked for. */
    private static final Set<String> ONLY_ON_ITS_PAGE = Set.of("code_system", "email", "buffer_minutes", "title");

    private ShownTables() {}

    /** @throws ResponseStatusException not found where no table with pages is called so */
    static PlanningTable of(String slug) {
        return SHOWN.stream()
                .filter(table -> slug(table).equals(slug))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What its addresses call a table. */
    public static String slug(PlanningTable table) {
        return table.name().toLowerCase(Locale.ROOT);
    }

    /** The table whose ids a column holds; null where it holds none. */
    static @Nullable PlanningTable leadsTo(String column) {
        return switch (column) {
            case "competence", "broader" -> PlanningTable.COMPETENCES;
            case "organisation", "part_of" -> PlanningTable.ORGANISATIONS;
            case "site", "from_site", "to_site" -> PlanningTable.SITES;
            case "specialist" -> PlanningTable.SPECIALISTS;
            default -> null;
        };
    }

    /** The column by which a list is narrowed; null where it has none. */
    static @Nullable String mainReference(PlanningTable table) {
        return table.file().columns().stream()
                .filter(column -> leadsTo(column) != null)
                .findFirst()
                .orElse(null);
    }

    static List<String> listed(PlanningTable table) {
        return table.file().columns().stream()
                .filter(column -> !ONLY_ON_ITS_PAGE.contains(column))
                .toList();
    }

    /** The column that makes a tree of a table; null where it is none. */
    static @Nullable String parent(PlanningTable table) {
        return switch (table) {
            case COMPETENCES -> "broader";
            case ORGANISATIONS -> "part_of";
            default -> null;
        };
    }

    /** What an address calls a row: its id, or else a number made of what it says. */
    static String ref(PlanningTable table, Record row) {
        return table.hasId() ? table.keyText(row) : digest(table, row);
    }

    /** A number made of what a row says, another one when it says something else. */
    static String digest(PlanningTable table, Record row) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String column : table.file().columns()) {
                digest.update((table.cell(row, column) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 10));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
