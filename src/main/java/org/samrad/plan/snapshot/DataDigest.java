package org.samrad.plan.snapshot;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;

/**
 * What planning data looked like, a number for each thing in them: enough to tell later which have changed, in a hundredth of
 * the room. As different from others as 32 bits can tell.
 *
 * @param sums by kind and id
 */
public record DataDigest(Map<Kind, Map<String, Integer>> sums) {

    /** What has a number. */
    enum Kind {
        REQUEST(DataChanges.Kind.CHANGED_REQUESTS, DataChanges.Kind.NEW_REQUESTS, DataChanges.Kind.GONE_REQUESTS),
        SPECIALIST(DataChanges.Kind.SPECIALISTS),
        CASE(DataChanges.Kind.CASES),
        CONSULTATION(DataChanges.Kind.CONSULTATIONS),
        SITE(DataChanges.Kind.SITES),
        OTHER(DataChanges.Kind.OTHER);

        private final DataChanges.Kind changed;
        private final DataChanges.Kind come;
        private final DataChanges.Kind gone;

        Kind(DataChanges.Kind whatever) {
            this(whatever, whatever, whatever);
        }

        Kind(DataChanges.Kind changed, DataChanges.Kind come, DataChanges.Kind gone) {
            this.changed = changed;
            this.come = come;
            this.gone = gone;
        }
    }

    private static final String FIELD = "\t";
    private static final String LINE = "\n";

    /** The time of day and what it alone makes of the data, such as a consultation that has begun, do not count. */
    public static DataDigest of(PlanningData data) {
        var digest = new DataDigest(new EnumMap<>(Kind.class));
        for (Kind kind : Kind.values()) {
            digest.sums.put(kind, new HashMap<>());
        }
        data.requests().forEach(row -> digest.count(Kind.REQUEST, row.id(), row));
        data.requestRoles().forEach(row -> digest.count(Kind.REQUEST, row.request(), row));
        data.requestLinks().forEach(row -> digest.count(Kind.REQUEST, row.request(), row));
        data.requestWindows().forEach(row -> digest.count(Kind.REQUEST, row.request(), row));
        data.specialists().forEach(row -> digest.count(Kind.SPECIALIST, row.id(), row));
        data.specialistCompetences().forEach(row -> digest.count(Kind.SPECIALIST, row.specialist(), row));
        data.availabilities().forEach(row -> digest.count(Kind.SPECIALIST, row.specialist(), row));
        data.extraTimes().forEach(row -> digest.count(Kind.SPECIALIST, row.specialist(), row));
        data.undesiredTimes().forEach(row -> digest.count(Kind.SPECIALIST, row.specialist(), row));
        data.absences().forEach(row -> digest.count(Kind.SPECIALIST, row.specialist(), row));
        data.cases().forEach(row -> digest.count(Kind.CASE, row.id(), row));
        // What is assumed comes of a publication and is no news to its proposal.
        data.consents().stream()
                .filter(row -> !data.assumed().contains(row))
                .forEach(row -> digest.count(Kind.CASE, row.caseId(), row));
        data.earlierContacts().forEach(row -> digest.count(Kind.CASE, row.caseId(), row));
        data.exclusions().forEach(row -> digest.count(Kind.CASE, row.caseId(), row));
        data.declined()
                .forEach((request, who) -> digest.count(
                        Kind.REQUEST, request, who.stream().sorted().toList()));
        data.bookedRoles().forEach(row -> digest.count(Kind.CONSULTATION, row.request(), unpinned(row)));
        data.sites().forEach(row -> digest.count(Kind.SITE, row.id(), row));
        data.competences().forEach(row -> digest.count(Kind.OTHER, "", row));
        data.organisations().forEach(row -> digest.count(Kind.OTHER, "", row));
        data.travelTimes().forEach(row -> digest.count(Kind.OTHER, "", row));
        data.urgencies().forEach(row -> digest.count(Kind.OTHER, "", row));
        PlanningHeader header = data.header();
        digest.count(
                Kind.OTHER,
                "",
                Arrays.asList(
                        header.timeZone().getId(),
                        header.country(),
                        header.slotMinutes(),
                        header.noticeHours(),
                        header.consentRequired(),
                        header.schoolHours()));
        return digest;
    }

    private static PlanningData.BookedRole unpinned(PlanningData.BookedRole row) {
        return new PlanningData.BookedRole(
                row.request(), row.start(), row.mode(), row.site(), row.role(), row.specialist(), false);
    }

    /** The order of a thing's rows does not matter. A record's text is the same in every run of the program. */
    private void count(Kind kind, String id, Object row) {
        int number = row.toString().hashCode();
        Objects.requireNonNull(sums.get(kind)).merge(id, number ^ (number >>> 15), Integer::sum);
    }

    /** What has changed from this to newer data. */
    public DataChanges changesTo(DataDigest newer) {
        DataChanges changes = DataChanges.none();
        for (Kind kind : Kind.values()) {
            Map<String, Integer> before = sums.getOrDefault(kind, Map.of());
            Map<String, Integer> after = newer.sums.getOrDefault(kind, Map.of());
            after.forEach((id, sum) -> {
                Integer was = before.get(id);
                if (was == null) {
                    changes.add(kind.come, id);
                } else if (!was.equals(sum)) {
                    changes.add(kind.changed, id);
                }
            });
            before.keySet().stream().filter(id -> !after.containsKey(id)).forEach(id -> changes.add(kind.gone, id));
        }
        return changes;
    }

    /** As text for the database: a line for each thing. */
    String write() {
        var text = new StringBuilder();
        sums.forEach((kind, ofKind) -> ofKind.forEach((id, sum) -> text.append(kind)
                .append(FIELD)
                .append(id)
                .append(FIELD)
                .append(Integer.toHexString(sum))
                .append(LINE)));
        return text.toString();
    }

    static DataDigest read(String text) {
        var digest = new DataDigest(new EnumMap<>(Kind.class));
        text.lines()
                .map(line -> line.split(FIELD, -1))
                .forEach(cells -> digest.sums
                        .computeIfAbsent(Kind.valueOf(cells[0]), first -> new HashMap<>())
                        .put(cells[1], Integer.parseUnsignedInt(cells[2], 16)));
        return digest;
    }
}
