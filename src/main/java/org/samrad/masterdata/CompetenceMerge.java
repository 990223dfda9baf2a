package org.samrad.masterdata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.Competence;
import org.samrad.dataset.PlanningData.RequestRole;
import org.samrad.dataset.PlanningData.SpecialistCompetence;

/**
 * Planning data in which one competence has become a part of another: who held it holds the other one, at the higher level where they
 * held both for the same days; who asked for it asks for the other one; and the other is found by its names, too.
 */
final class CompetenceMerge {

    private CompetenceMerge() {}

    /**
     * @param gone the id of the one that is no more
     * @param kept the id of the other one
     */
    static PlanningData of(String gone, String kept, PlanningData data) {
        Competence source = named(gone, data);
        return data.with(all -> {
            all.competences = data.competences().stream()
                    .filter(one -> !one.id().equals(gone))
                    .map(one -> one.id().equals(kept)
                            ? absorbing(one, source, isBelow(one, source, data))
                            : gone.equals(one.broader()) ? below(one, kept) : one)
                    .toList();
            all.specialistCompetences = held(gone, kept, data.specialistCompetences());
            all.requestRoles = data.requestRoles().stream()
                    .map(role -> gone.equals(role.competence()) ? asking(role, kept) : role)
                    .toList();
        });
    }

    private static Competence named(String id, PlanningData data) {
        return data.competences().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Whether one lies anywhere below another. */
    private static boolean isBelow(Competence one, Competence other, PlanningData data) {
        Map<String, String> broader = new HashMap<>();
        data.competences().forEach(each -> broader.put(each.id(), Objects.requireNonNullElse(each.broader(), "")));
        String up = broader.getOrDefault(one.id(), "");
        for (int steps = 0; !up.isEmpty() && steps <= broader.size(); steps++) {
            if (up.equals(other.id())) {
                return true;
            }
            up = broader.getOrDefault(up, "");
        }
        return false;
    }

    /** Where the kept one lay below the other, it takes its place in the tree, and what lay between comes below it. */
    private static Competence absorbing(Competence kept, Competence gone, boolean below) {
        List<String> words = new ArrayList<>(kept.synonyms());
        Stream.concat(
                        Stream.of(gone.nameEn(), gone.nameSv(), gone.nameNb()).filter(Objects::nonNull),
                        gone.synonyms().stream())
                // A list in a cell is parted by these.
                .filter(word -> !word.contains(";") && !words.contains(word))
                .distinct()
                .forEach(words::add);
        return new Competence(
                kept.id(),
                kept.nameEn(),
                kept.nameSv(),
                kept.nameNb(),
                below ? gone.broader() : kept.broader(),
                kept.codeSystem(),
                kept.code(),
                words.stream().distinct().toList());
    }

    private static Competence below(Competence one, String broader) {
        return new Competence(
                one.id(),
                one.nameEn(),
                one.nameSv(),
                one.nameNb(),
                broader,
                one.codeSystem(),
                one.code(),
                one.synonyms());
    }

    private static List<SpecialistCompetence> held(String gone, String kept, List<SpecialistCompetence> all) {
        Map<SpecialistCompetence, SpecialistCompetence> byDays = new LinkedHashMap<>();
        for (SpecialistCompetence row : all) {
            SpecialistCompetence now = row.competence().equals(gone) ? holding(row, kept, row.level()) : row;
            boolean one = now.competence().equals(kept);
            byDays.merge(
                    one ? holding(now, kept, 0) : now,
                    now,
                    (first, second) -> first.level() >= second.level() ? first : second);
        }
        return List.copyOf(byDays.values());
    }

    private static SpecialistCompetence holding(SpecialistCompetence row, String competence, int level) {
        return new SpecialistCompetence(row.specialist(), competence, level, row.validFrom(), row.validUntil());
    }

    private static RequestRole asking(RequestRole role, String competence) {
        return new RequestRole(
                role.request(),
                role.role(),
                competence,
                role.minLevel(),
                role.optional(),
                role.sector(),
                role.specialist(),
                role.sameAs(),
                role.sameAsRequest());
    }
}
