package org.samrad.inbox.bulk;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Competence;
import org.samrad.consultation.Urgency;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.request.UrgencyNames;
import org.samrad.system.Languages;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What people write in the cells of a table of requests, in any of the site's languages. */
@Component
class BulkWords {

    private static final Pattern LEVEL = Pattern.compile("(.*\\S)\\s+([1-5])");
    private static final Pattern OPTIONAL =
            Pattern.compile("(.*\\S)\\s*(?:\\?|\\((?:optional|valfri|valgfri)\\))", Pattern.CASE_INSENSITIVE);
    private static final Pattern DAYS = Pattern.compile("(\\d{1,3})\\s*(?:d|days?|dagar|dager)?");
    private static final Pattern ITEMS = Pattern.compile("[;\\n]");
    private static final Pattern ITEMS_OR_COMMAS = Pattern.compile("[;,\\n]");

    private final MessageSource messages;
    private final UrgencyNames urgencies;

    BulkWords(MessageSource messages, UrgencyNames urgencies) {
        this.messages = messages;
        this.urgencies = urgencies;
    }

    /** The column that a header names. */
    Optional<BulkColumn> column(String header) {
        String wanted = plain(header.replaceAll("\\*$", ""));
        return Stream.of(BulkColumn.values())
                .filter(column -> plain(column.slug()).equals(wanted)
                        || spoken("bulk.column." + column)
                                .anyMatch(name -> plain(name).equals(wanted)))
                .findFirst();
    }

    /** What a column is called. */
    String name(BulkColumn column, Locale locale) {
        return messages.getMessage("bulk.column." + column, null, locale);
    }

    /**
     * The constant that a word stands for: written as in planning data or as pages call it.
     *
     * @param prefix what the keys of the constants' names begin with
     * @return the word itself where it stands for none
     */
    <E extends Enum<E>> String constant(String written, Class<E> type, String prefix) {
        String wanted = plain(written);
        return Stream.of(type.getEnumConstants())
                .filter(one -> plain(one.name()).equals(wanted)
                        || spoken(prefix + one.name())
                                .anyMatch(name -> plain(name).equals(wanted)))
                .map(Enum::name)
                .findFirst()
                .orElse(written);
    }

    /** An urgency as in planning data, as pages call it, or by the days that it gives. */
    String urgency(String written) {
        String wanted = plain(written);
        Matcher days = DAYS.matcher(written.strip().toLowerCase(Locale.ROOT));
        int number = days.matches() ? Integer.parseInt(days.group(1)) : -1;
        return Stream.of(Urgency.values())
                .filter(one -> urgencies.scale().days(one) == number
                        || plain(one.name()).equals(wanted)
                        || Languages.SPOKEN.stream()
                                .map(locale -> plain(urgencies.name(one, locale)))
                                .anyMatch(wanted::equals))
                .findFirst()
                .map(Enum::name)
                .orElse(written);
    }

    /** The items of a cell that holds several. */
    static List<String> items(String cell) {
        return split(cell, ITEMS_OR_COMMAS);
    }

    private static List<String> split(String cell, Pattern between) {
        return Stream.of(between.split(cell))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /**
     * Somebody who is needed.
     *
     * @param competence its id, or what was written where that names none
     */
    record Needed(String competence, String level, boolean optional) {}

    /** Whom a cell asks for: competences by name, other word, code or id, each with a level from 1 to 5, optional with a question mark. */
    List<Needed> needed(String cell, RequestChoices.Catalogue catalogue) {
        var needed = new ArrayList<Needed>();
        for (String item : split(cell, ITEMS)) {
            Matcher optional = OPTIONAL.matcher(item);
            boolean isOptional = optional.matches();
            String rest = isOptional ? optional.group(1) : item;
            String whole = competence(rest, catalogue);
            Matcher level = LEVEL.matcher(rest);
            if (whole == null && level.matches()) {
                String named = competence(level.group(1), catalogue);
                needed.add(new Needed(named == null ? rest : named, named == null ? "1" : level.group(2), isOptional));
            } else {
                needed.add(new Needed(whole == null ? rest : whole, "1", isOptional));
            }
        }
        return needed;
    }

    /** By what is only its own first: of another word for a competence two may be meant, and then none is. */
    private static @Nullable String competence(String written, RequestChoices.Catalogue catalogue) {
        String wanted = plain(written);
        return Stream.<Function<Competence, Stream<String>>>of(
                        one -> Stream.of(one.id(), Objects.requireNonNullElse(one.code(), one.id())),
                        one -> Languages.SPOKEN.stream().map(one::name),
                        one -> catalogue.synonyms().getOrDefault(one.id(), List.of()).stream())
                .map(names -> catalogue.competences().stream()
                        .filter(one -> !one.isRetired())
                        .filter(one ->
                                names.apply(one).anyMatch(name -> plain(name).equals(wanted)))
                        .map(Competence::id)
                        .toList())
                .filter(meant -> !meant.isEmpty())
                .findFirst()
                .filter(meant -> meant.size() == 1)
                .map(List::getFirst)
                .orElse(null);
    }

    /**
     * Of things with a name and an id, the id that a text stands for; the text itself where it stands for none, or where several are called
     * so: which one is meant only its id says.
     */
    static <T> String idOf(String written, Stream<T> all, Function<T, String> id, Function<T, String> name) {
        String wanted = plain(written);
        List<String> meant = new ArrayList<>();
        for (T one : all.toList()) {
            if (id.apply(one).equals(written)) {
                return written;
            }
            if (plain(name.apply(one)).equals(wanted)) {
                meant.add(id.apply(one));
            }
        }
        return meant.size() == 1 ? meant.getFirst() : written;
    }

    /** The tag of a language that is written by its name or as a tag. */
    static String language(String written) {
        String wanted = plain(written);
        return Stream.of(Locale.getISOLanguages())
                .filter(tag -> tag.equals(wanted)
                        || Languages.SPOKEN.stream()
                                .anyMatch(locale -> plain(RequestChoices.language(tag, locale))
                                        .equals(wanted)))
                .findFirst()
                .orElse(written);
    }

    private Stream<String> spoken(String key) {
        return Languages.SPOKEN.stream().map(locale -> messages.getMessage(key, null, locale));
    }

    /** A text without what tells its writings apart: capitals, accents, spaces and what stands for them. */
    static String plain(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[\\s_–-]+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
