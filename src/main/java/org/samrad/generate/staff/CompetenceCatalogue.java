package org.samrad.generate.staff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.dataset.PlanningData;

/** The competences, how much each is asked for, and what is asked of them. */
public final class CompetenceCatalogue {

    public static final String INTERPRETER = "interpreter";

    /**
     * @param share percent of all roles asked for
     * @param sectors where people with it work
     * @param title what such a specialist is called
     * @param clinic the kind of clinic where they work in specialist care
     */
    public record Entry(PlanningData.Competence row, double share, List<Sector> sectors, String title, String clinic) {
        public String id() {
            return row.id();
        }

        public boolean interprets() {
            return INTERPRETER.equals(row.broader());
        }
    }

    private record Question(String text, int youngest, int oldest) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, List<Question>> questions = new LinkedHashMap<>();

    /** @param withSynonyms whether each competence carries the other words that people search it by, in three languages */
    public CompetenceCatalogue(boolean withSynonyms) {
        Map<String, List<String>> synonyms = new HashMap<>();
        for (CSVRecord row : withSynonyms ? Tables.rows("synonyms") : List.<CSVRecord>of()) {
            synonyms.put(
                    row.get("competence"),
                    Stream.of("en", "sv", "nb")
                            .flatMap(language -> Arrays.stream(row.get(language).split(";")))
                            .filter(word -> !word.isEmpty())
                            .distinct()
                            .toList());
        }
        for (CSVRecord row : Tables.rows("competences")) {
            Entry entry = new Entry(
                    new PlanningData.Competence(
                            row.get("id"),
                            row.get("name_en"),
                            row.get("name_sv"),
                            row.get("name_nb"),
                            emptyToNull(row.get("broader")),
                            row.get("code_system"),
                            row.get("code"),
                            synonyms.getOrDefault(row.get("id"), List.of())),
                    Double.parseDouble(row.get("share")),
                    Arrays.stream(row.get("sectors").split(";"))
                            .map(Sector::valueOf)
                            .toList(),
                    row.get("title"),
                    row.get("clinic"));
            entries.put(entry.id(), entry);
        }
        for (CSVRecord row : Tables.rows("questions")) {
            questions
                    .computeIfAbsent(row.get("competence"), none -> new ArrayList<>())
                    .add(new Question(
                            row.get("question"),
                            Integer.parseInt(row.get("youngest")),
                            Integer.parseInt(row.get("oldest"))));
        }
    }

    public List<PlanningData.Competence> rows() {
        return entries.values().stream().map(Entry::row).toList();
    }

    public Entry get(String id) {
        return Objects.requireNonNull(entries.get(id));
    }

    /** What may be asked for in a panel, the most asked for first. */
    public List<Entry> askedFor() {
        return entries.values().stream().filter(entry -> entry.share > 0).toList();
    }

    public List<Entry> interpreters() {
        return entries.values().stream().filter(Entry::interprets).toList();
    }

    /** The next wider competence, if that is one that people ask for. */
    @Nullable
    public Entry broader(Entry entry) {
        String broader = entry.row.broader();
        return broader == null || get(broader).share == 0 ? null : get(broader);
    }

    public List<Entry> narrower(Entry entry) {
        return entries.values().stream()
                .filter(other -> entry.id().equals(other.row.broader()))
                .toList();
    }

    /** A question to the competence, with a child's age that fits it. */
    public String question(Entry entry, Dice dice) {
        Question question =
                dice.pick(questions.getOrDefault(entry.id(), List.of(new Question(entry.row.nameEn(), 1, 17))));
        return question.text + ", " + dice.between(question.youngest, question.oldest) + " år";
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
