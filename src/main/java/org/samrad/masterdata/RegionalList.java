package org.samrad.masterdata;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.samrad.dataset.PlanningTable;
import org.samrad.masterdata.RegionalData.Holiday;
import org.samrad.request.RequestTemplate;
import org.samrad.request.RequestTemplates;
import org.samrad.system.Dates;
import org.springframework.stereotype.Component;

/** Lists the region's own holidays and its templates of requests: searched and in order. */
@Component
class RegionalList {

    static final List<String> HOLIDAY_COLUMNS = List.of("date", "name");
    static final List<String> TEMPLATE_COLUMNS = List.of("name", "form", "duration");

    private final RegionalData regional;
    private final RequestTemplates templates;
    private final CellWords words;
    private final Dates dates;

    RegionalList(RegionalData regional, RequestTemplates templates, CellWords words, Dates dates) {
        this.regional = regional;
        this.templates = templates;
        this.words = words;
        this.dates = dates;
    }

    List<Holiday> holidays(RegionalQuery query, Locale locale) {
        Comparator<Holiday> byDay = Comparator.comparing(Holiday::date);
        Comparator<Holiday> order = query.sort().equals("name")
                ? Comparator.comparing(Holiday::name, Collator.getInstance(locale))
                        .thenComparing(byDay)
                : byDay;
        return found(
                regional.holidays(),
                query,
                order,
                one -> List.of(one.date().toString(), dates.date(one.date()), one.name()),
                locale);
    }

    List<RequestTemplate> templates(RegionalQuery query, CellWords.Names names, Locale locale) {
        Collator alphabet = Collator.getInstance(locale);
        Comparator<RequestTemplate> byName = Comparator.comparing(RequestTemplate::name, alphabet);
        Comparator<RequestTemplate> order = switch (query.sort()) {
            case "form" ->
                Comparator.comparing((RequestTemplate one) -> form(one, locale), alphabet)
                        .thenComparing(byName);
            case "duration" ->
                Comparator.comparingInt(RequestTemplate::durationMinutes).thenComparing(byName);
            default -> byName;
        };
        return found(templates.all(), query, order, one -> cells(one, names, locale), locale);
    }

    /** What is read of a template: name, form, minutes, ways to meet, whom it needs, and what comes after. */
    List<String> cells(RequestTemplate template, CellWords.Names names, Locale locale) {
        RequestTemplate.Next next = template.next();
        return List.of(
                template.name(),
                form(template, locale),
                String.valueOf(template.durationMinutes()),
                template.modes().stream()
                        .map(mode -> words.known("mode." + mode, mode.name(), locale))
                        .collect(Collectors.joining(", ")),
                template.roles().stream()
                        .map(role -> names.of(PlanningTable.COMPETENCES, role.competence()))
                        .collect(Collectors.joining(", ")),
                next == null ? "" : next.name());
    }

    private String form(RequestTemplate template, Locale locale) {
        return words.known("form." + template.form(), template.form().name(), locale);
    }

    private interface Cells<T> {
        List<String> of(T one);
    }

    private static <T> List<T> found(
            List<T> all, RegionalQuery query, Comparator<T> order, Cells<T> cells, Locale locale) {
        String sought = query.q().toLowerCase(locale);
        Stream<T> matching = all.stream()
                .filter(one -> sought.isEmpty()
                        || cells.of(one).stream()
                                .anyMatch(cell -> cell.toLowerCase(locale).contains(sought)));
        return matching.sorted(query.down() ? order.reversed() : order).toList();
    }
}
