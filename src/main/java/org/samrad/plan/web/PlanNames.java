package org.samrad.plan.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;

/** What the ids of planning data are called, in the reader's language; an id that nothing is called by stands for itself. */
public final class PlanNames {

    private final Map<String, String> specialists = new HashMap<>();
    private final Map<String, String> sites = new HashMap<>();
    private final Map<String, String> organisations = new HashMap<>();
    private final Map<String, String> competences = new HashMap<>();

    private PlanNames() {}

    public static PlanNames of(PlanningData data, Locale locale) {
        var names = new PlanNames();
        data.specialists().forEach(row -> names.specialists.put(row.id(), row.name()));
        data.sites().forEach(row -> names.sites.put(row.id(), row.name()));
        data.organisations().forEach(row -> names.organisations.put(row.id(), row.name()));
        data.competences().forEach(row -> names.competences.put(row.id(), nameOf(row, locale)));
        return names;
    }

    private static String nameOf(PlanningData.Competence row, Locale locale) {
        String name = switch (locale.getLanguage()) {
            case "sv" -> row.nameSv();
            case "nb" -> row.nameNb();
            default -> row.nameEn();
        };
        return name == null ? row.nameEn() : name;
    }

    public String specialist(String id) {
        return specialists.getOrDefault(id, id);
    }

    /** The names, in the order of the ids. */
    public List<String> specialists(List<String> ids) {
        return ids.stream().map(this::specialist).toList();
    }

    public String site(String id) {
        return sites.getOrDefault(id, id);
    }

    public String organisation(String id) {
        return organisations.getOrDefault(id, id);
    }

    /** Null where no competence is asked for. */
    @Nullable
    public String competence(@Nullable String id) {
        return id == null ? null : competences.getOrDefault(id, id);
    }
}
