package org.samrad.inbox.choice;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.text.Collator;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;
import org.samrad.changes.VersionStamp;
import org.samrad.competence.Competence;
import org.samrad.competence.CompetenceTree;
import org.samrad.competence.Competences;
import org.samrad.consultation.UrgencyScale;
import org.samrad.request.RequestTemplate;
import org.samrad.request.UrgencyNames;
import org.samrad.request.UrgencyRules;
import org.samrad.specialist.Organisation;
import org.samrad.specialist.Organisations;
import org.samrad.specialist.Site;
import org.samrad.specialist.Sites;
import org.samrad.specialist.Specialist;
import org.samrad.specialist.Specialists;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What a request can be made of, as choices in the reader's alphabetical order. */
@Component
public class RequestChoices {

    /** Begins what a button sends that asks for somebody with a competence: its id follows. */
    public static final String SEAT_OF = "seat-of-";

    /** Begins what a button sends that asks for somebody by name: the line of the list follows. */
    public static final String SEAT_FOR = "seat-for-";

    /** Begins what a button sends that fills the form by a template: its number follows. */
    public static final String TEMPLATE = "template-";

    private static final int LEAST_TYPED = 2;
    private static final int MOST_FOUND = 6;
    private static final String LINE_SIGN = " · ";

    private final Competences competences;
    private final Specialists specialists;
    private final Organisations organisations;
    private final Sites sites;
    private final UrgencyRules urgencies;
    private final TransactionOperations transactions;
    private final JdbcTemplate jdbc;
    private final VersionStamp stamp;

    /** By its stamp. */
    private final Cache<String, Catalogue> known =
            Caffeine.newBuilder().maximumSize(1).build();

    RequestChoices(
            Competences competences,
            Specialists specialists,
            Organisations organisations,
            Sites sites,
            UrgencyRules urgencies,
            TransactionOperations transactions,
            JdbcTemplate jdbc) {
        this.competences = competences;
        this.specialists = specialists;
        this.organisations = organisations;
        this.sites = sites;
        this.urgencies = urgencies;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.stamp = new VersionStamp(
                jdbc,
                List.of(
                        "planning_horizon",
                        "competence",
                        "organisation",
                        "site",
                        "specialist",
                        "specialist_competence",
                        "availability",
                        "extra_time",
                        "absence",
                        "urgency"));
    }

    /**
     * All that requests can be made of; shared with other pages, so only to be read.
     *
     * @param synonyms other words for competences, by their ids
     */
    public record Catalogue(
            List<Competence> competences,
            List<Specialist> specialists,
            List<Organisation> organisations,
            List<Site> sites,
            UrgencyScale scale,
            Map<String, List<String>> synonyms) {}

    /** The catalogue as it is; read anew when something of it has changed, by the connection of whoever asks. */
    public Catalogue catalogue() {
        Catalogue catalogue =
                Objects.requireNonNull(transactions.execute(status -> known.get(stamp.ofReading(), asked -> read())));
        UrgencyNames.isKnown(catalogue.scale());
        return catalogue;
    }

    private Catalogue read() {
        List<Specialist> people = specialists.findAll();
        people.forEach(person -> {
            // Later there is no transaction to read these by.
            Hibernate.initialize(person.qualifications());
            Hibernate.initialize(person.availability());
            Hibernate.initialize(person.extraTime());
            Hibernate.initialize(person.absences());
        });
        return new Catalogue(
                competences.findAll(), people, organisations.findAll(), sites.findAll(), urgencies.scale(), synonyms());
    }

    private Map<String, List<String>> synonyms() {
        Map<String, List<String>> synonyms = new HashMap<>();
        jdbc.query("select id, synonyms from competence", row -> {
            Object[] words = (Object[]) row.getArray("synonyms").getArray();
            synonyms.put(
                    row.getString("id"),
                    Arrays.stream(words).map(String::valueOf).toList());
        });
        return synonyms;
    }

    /**
     * Somebody or something that a word stands for.
     *
     * @param step what the button sends that asks for it
     * @param note what tells it from others: a title, or the word that was meant where its name is another
     */
    public record Found(String step, String name, String note) {}

    /**
     * Templates by a part of their name, competences by a part of their name in any language, of another word for them or of their code, then people by a part of
     * their name or title; those that begin with what is typed before the others.
     */
    public List<Found> find(String typed, List<RequestTemplate> templates, Locale locale) {
        String wanted = plain(typed);
        if (wanted.length() < LEAST_TYPED) {
            return List.of();
        }
        Catalogue all = catalogue();
        Stream<Hit> competent = all.competences().stream()
                .filter(c -> !c.isRetired())
                .flatMap(c -> hit(wanted, words(c, all), c.name(locale), SEAT_OF + c.id()).stream());
        Stream<Hit> people = all.specialists().stream()
                .filter(s -> !s.isRetired())
                .flatMap(s -> hit(wanted, List.of(s.name(), title(s)), s.name(), SEAT_FOR + line(s.id(), s.name()))
                        .map(hit -> new Hit(hit.rank, new Found(hit.found.step, s.name(), title(s))))
                        .stream());
        Stream<Hit> usual =
                templates.stream().flatMap(t -> hit(wanted, List.of(t.name()), t.name(), TEMPLATE + t.id()).stream());
        return Stream.of(usual, competent, people)
                .flatMap(hits -> hits.sorted(Hit.BEST_FIRST).limit(MOST_FOUND))
                .map(Hit::found)
                .toList();
    }

    private record Hit(int rank, Found found) {

        static final Comparator<Hit> BEST_FIRST =
                Comparator.comparingInt(Hit::rank).thenComparing(hit -> hit.found.name);
    }

    private static List<String> words(Competence competence, Catalogue all) {
        return Stream.concat(
                        Stream.of(
                                competence.name(Locale.ENGLISH),
                                competence.name(Locale.forLanguageTag("sv")),
                                competence.name(Locale.forLanguageTag("nb")),
                                Objects.requireNonNullElse(competence.code(), "")),
                        all.synonyms().getOrDefault(competence.id(), List.of()).stream())
                .toList();
    }

    private static Optional<Hit> hit(String wanted, List<String> words, String name, String step) {
        return words.stream()
                .filter(word -> plain(word).contains(wanted))
                .map(word -> new Hit(
                        plain(word).startsWith(wanted) ? 0 : 1, new Found(step, name, word.equals(name) ? "" : word)))
                .min(Comparator.comparingInt((Hit hit) -> hit.rank).thenComparing(hit -> hit.found.note.length()));
    }

    /** A text without what tells its writings apart: capitals, accents, spaces around it. */
    private static String plain(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * A line of a list to choose from.
     *
     * @param id what is sent
     * @param name what is read
     */
    public record Choice(String id, String name) {}

    public List<Choice> competences(Locale locale) {
        return sorted(
                catalogue().competences().stream()
                        .filter(c -> !c.isRetired())
                        .map(c -> new Choice(c.id(), c.name(locale))),
                locale);
    }

    /** People as lines to type or pick: their names, told apart by what follows. */
    public List<Choice> specialists(Locale locale) {
        var alphabet = Collator.getInstance(locale);
        return catalogue().specialists().stream()
                .filter(s -> !s.isRetired())
                .map(s -> new Choice(line(s.id(), s.name()), title(s)))
                .sorted(Comparator.comparing(Choice::id, alphabet))
                .toList();
    }

    /** The same to choose from by their ids. */
    public List<Choice> people(Locale locale) {
        return sorted(
                catalogue().specialists().stream()
                        .filter(s -> !s.isRetired())
                        .map(s -> new Choice(s.id(), line(s.id(), s.name()))),
                locale);
    }

    /** The languages that somebody speaks, or that are given, by name. */
    public List<Choice> languages(Collection<String> given, Locale locale) {
        return sorted(
                Stream.concat(catalogue().specialists().stream().flatMap(s -> s.languages().stream()), given.stream())
                        .distinct()
                        .map(tag -> new Choice(tag, language(tag, locale))),
                locale);
    }

    /** A language by its name, such as Arabic for {@code ar}. */
    public static String language(String tag, Locale locale) {
        String name = Locale.forLanguageTag(tag).getDisplayName(locale);
        return name.isEmpty() ? tag : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    /** A specialist as a line to type: the name, then the id. */
    public static String line(String id, String name) {
        return name + LINE_SIGN + id;
    }

    /**
     * The id of the specialist that was typed: as a line, as an id, or as a name that only one has.
     *
     * @param names names by id
     * @return null where nobody is meant, or more than one could be
     */
    public static @Nullable String idOf(String typed, Map<String, String> names) {
        int sign = typed.lastIndexOf(LINE_SIGN);
        String id = sign < 0 ? typed : typed.substring(sign + LINE_SIGN.length());
        if (names.containsKey(id)) {
            return id;
        }
        List<String> meant = names.entrySet().stream()
                .filter(entry -> entry.getValue().equalsIgnoreCase(typed))
                .map(Map.Entry::getKey)
                .toList();
        return meant.size() == 1 ? meant.getFirst() : null;
    }

    private static String title(Specialist specialist) {
        return specialist.title() == null ? "" : specialist.title();
    }

    public List<Choice> sites(Locale locale) {
        return sorted(
                catalogue().sites().stream().filter(s -> !s.isRetired()).map(s -> new Choice(s.id(), s.name())),
                locale);
    }

    public List<Choice> organisations(Locale locale) {
        return sorted(
                catalogue().organisations().stream().filter(o -> !o.isRetired()).map(o -> new Choice(o.id(), o.name())),
                locale);
    }

    public Names names(Locale locale) {
        Catalogue all = catalogue();
        List<Specialist> people = all.specialists();
        return new Names(
                byId(all.competences(), Competence::id, c -> c.name(locale)),
                byId(people, Specialist::id, Specialist::name),
                people.stream()
                        .filter(person -> person.title() != null)
                        .collect(Collectors.toMap(Specialist::id, RequestChoices::title)),
                byId(all.sites(), Site::id, Site::name));
    }

    /** A competence and every one within it, any depth. */
    public Set<String> narrower(String id) {
        List<Competence> all = catalogue().competences();
        CompetenceTree tree = CompetenceTree.of(all, Competence::id, Competence::broader);
        return all.stream()
                .map(Competence::id)
                .filter(one -> tree.isSameOrNarrower(one, id))
                .collect(Collectors.toSet());
    }

    private static <T> Map<String, String> byId(List<T> all, Function<T, String> id, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(id, name));
    }

    private static List<Choice> sorted(Stream<Choice> choices, Locale locale) {
        var alphabet = Collator.getInstance(locale);
        return choices.sorted(Comparator.comparing(Choice::name, alphabet).thenComparing(Choice::id))
                .toList();
    }
}
