package org.samrad.planning.web;

import java.text.Collator;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Competence;
import org.samrad.competence.Competences;
import org.samrad.specialist.Organisation;
import org.samrad.specialist.Organisations;
import org.samrad.specialist.Specialist;
import org.samrad.specialist.Specialists;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Finds the specialists that the plan page is asked to show. */
@Component
class ShownSpecialists {

    private final Specialists specialists;
    private final Organisations organisations;
    private final Competences competences;

    ShownSpecialists(Specialists specialists, Organisations organisations, Competences competences) {
        this.specialists = specialists;
        this.organisations = organisations;
        this.competences = competences;
    }

    /** Organisation names by id. */
    Map<String, String> organisationNames() {
        return organisations.findAll().stream().collect(Collectors.toMap(Organisation::id, Organisation::name));
    }

    /** By name as the reader's language sorts them. */
    List<Specialist> matching(PlanQuery query, Collection<PlacedConsultation> week) {
        Stream<Specialist> found = specialists.findAll().stream();
        String text = query.text().toLowerCase(Locale.ROOT);
        if (!text.isEmpty()) {
            Map<String, String> names = organisationNames();
            found = found.filter(specialist -> contains(specialist.name(), text)
                    || contains(specialist.id(), text)
                    || contains(specialist.title(), text)
                    || contains(names.get(specialist.organisation()), text));
        }
        String competence = query.competence();
        if (competence != null && !competence.isEmpty()) {
            Set<String> holders = specialists.idsHolding(withNarrower(competence));
            found = found.filter(specialist -> holders.contains(specialist.id()));
        }
        if (query.busyOnly()) {
            Set<String> busy = week.stream()
                    .flatMap(consultation -> consultation.panel().values().stream())
                    .collect(Collectors.toSet());
            found = found.filter(specialist -> busy.contains(specialist.id()));
        }
        Collator alphabet = Collator.getInstance(LocaleContextHolder.getLocale());
        return found.sorted(Comparator.comparing(Specialist::name, alphabet).thenComparing(Specialist::id))
                .toList();
    }

    private Set<String> withNarrower(String wide) {
        Map<String, List<String>> narrower = competences.findAll().stream()
                .filter(competence -> competence.broader() != null)
                .collect(Collectors.groupingBy(
                        competence -> String.valueOf(competence.broader()),
                        Collectors.mapping(Competence::id, Collectors.toList())));
        var all = new HashSet<String>();
        collect(wide, narrower, all);
        return all;
    }

    private static void collect(String wide, Map<String, List<String>> narrower, Set<String> into) {
        if (into.add(wide)) {
            narrower.getOrDefault(wide, List.of()).forEach(one -> collect(one, narrower, into));
        }
    }

    private static boolean contains(@Nullable String value, String text) {
        return value != null && value.toLowerCase(Locale.ROOT).contains(text);
    }
}
