package org.samrad.solve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.csv.PlanningDataReader;

/**
 * Data sets with twelve sound requests, each of which has its first day for itself, and as many odd ones as one likes: whatever
 * the file accepts, about people, sites and cases of their own. The two weeks have a change of clocks and a holiday.
 */
final class OddRows {

    private static final String[] DAYS = {
        "1900-01-01",
        "2026-12-01",
        "2027-03-19",
        "2027-03-22",
        "2027-03-26",
        "2027-03-28",
        "2027-04-05",
        "2027-05-01",
        "2199-12-31"
    };
    private static final String[] MOMENTS = {
        "1900-01-01T00:00", "2027-03-22T00:00", "2027-03-23T09:07", "2027-03-25T13:00", "2027-03-28T01:30",
        "2027-03-28T02:15", "2027-03-28T03:00", "2027-03-29T08:00", "2027-04-02T23:45", "2027-04-04T23:59",
        "2027-04-09T10:00", "2199-12-30T12:00"
    };
    private static final int[] MINUTES = {1, 5, 15, 15, 30, 30, 37, 60, 90, 600, 1439, 1440, 10_080};
    private static final int[] GAPS = {0, 0, 1, 7, 20, 100_000};
    private static final int[] BUFFERS = {0, 0, 10, 1440, 2880, 100_000};
    private static final String[] LIMITS = {"", "", "", "0", "1", "100000"};
    private static final String[] WEEKDAYS = {"MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"};
    private static final String[] TIMES = {
        "00:00", "00:30", "02:00", "08:00", "09:07", "12:00", "16:00", "23:00", "23:59"
    };
    private static final String[] SECTORS = {"SPECIALIST_CARE", "PRIMARY_CARE", "MUNICIPALITY", "SCHOOL", "OTHER"};
    private static final String[] LANGUAGES = {"sv", "nb", "en", "zh-Hant", "x-sign"};
    private static final int SPECIALISTS = 12;

    private final Random random;
    private final TreeMap<String, List<String>> files = new TreeMap<>();

    OddRows(long seed) {
        random = new Random(seed);
        add("competences.csv", "id,name_en,broader", "sound,Sound,", "odd,Odd,", "odder,Odder,odd", "interpreter-x,X,");
        add("organisations.csv", "id,name,sector", "hospital,Hospital,SPECIALIST_CARE", "school,School,SCHOOL");
        add("sites.csv", "id,name,rooms", "here,Here,", "odd-a,A,0", "odd-b,B,1", "odd-c,C,");
        add("travel_times.csv", "from_site,to_site,minutes", "odd-a,odd-b,100000", "odd-b,odd-c,7");
        add("specialists.csv", "id,name,organisation,languages,modes,max_per_day,max_per_week,buffer_minutes");
        add("specialist_competences.csv", "specialist,competence,level,valid_from,valid_until");
        add("availability.csv", "specialist,weekday,from,until,site,valid_from,valid_until");
        add("absences.csv", "specialist,from,until");
        add("cases.csv", "id");
        add("exclusions.csv", "case,specialist");
        add(
                "requests.csv",
                "id,case,form,urgency,received,earliest,due,latest,duration_minutes,modes,sites,languages,"
                        + "sectors,follows,min_gap_days,max_gap_days");
        add("request_roles.csv", "request,role,competence,min_level,optional,sector,specialist");
        add("request_windows.csv", "request,from,until,preferred");
        add("consultations.csv", "request,start,mode,site,role,specialist,pinned");
        addSound();
    }

    private void addSound() {
        for (int one = 0; one < 4; one++) {
            add("specialists.csv", "sound-%d,Name,hospital,sv,VIDEO,,,0".formatted(one));
            add("specialist_competences.csv", "sound-%d,sound,3,,".formatted(one));
            for (int day = 0; day < 5; day++) {
                add("availability.csv", "sound-%d,%s,09:00,16:00,,,".formatted(one, WEEKDAYS[day]));
            }
        }
        for (int one = 0; one < 12; one++) {
            add("cases.csv", "sound-case-" + one);
            add(
                    "requests.csv",
                    "sound-%d,sound-case-%d,ADVICE,DAYS_14,2027-03-15,2027-03-%d,,,60,VIDEO,,,,,,"
                            .formatted(one, one, 22 + one % 8));
            add("request_roles.csv", "sound-%d,one,sound,1,,,".formatted(one));
            add("request_roles.csv", "sound-%d,other,sound,1,,,".formatted(one));
        }
    }

    /** Adds odd people, and odd requests with odd roles, windows and published consultations. */
    void addOdd(int requests) {
        for (int one = 0; one < SPECIALISTS; one++) {
            add(
                    "specialists.csv",
                    "odd-%d,Name,%s,%s,%s,%s,%s,%d"
                            .formatted(
                                    one,
                                    any("hospital", "school"),
                                    any("", "sv", "nb;en"),
                                    some("VIDEO", "PHONE", "ON_SITE"),
                                    any(LIMITS),
                                    any(LIMITS),
                                    BUFFERS[one % BUFFERS.length]));
            add(
                    "specialist_competences.csv",
                    "odd-%d,%s,%d,,%s"
                            .formatted(
                                    one,
                                    any("odd", "odder", "interpreter-x"),
                                    1 + random.nextInt(5),
                                    chance(0.2) ? "2027-03-24" : ""));
            for (int row = 0; row < 6; row++) {
                int from = random.nextInt(TIMES.length - 1);
                int until = from + 1 + random.nextInt(TIMES.length - 1 - from);
                add(
                        "availability.csv",
                        "odd-%d,%s,%s,%s,%s,,"
                                .formatted(
                                        one,
                                        any(WEEKDAYS),
                                        TIMES[from],
                                        TIMES[until],
                                        any("", "odd-a", "odd-b", "odd-c")));
            }
            if (chance(0.3)) {
                add("absences.csv", "odd-%d,%s".formatted(one, period()));
            }
        }
        for (int one = 0; one < requests; one++) {
            addOddRequest(one);
        }
    }

    private void addOddRequest(int number) {
        String id = "odd-" + number;
        String theCase = "odd-case-" + (chance(0.5) ? number : number / 3);
        if (!files.getOrDefault("cases.csv", List.of()).contains(theCase)) {
            add("cases.csv", theCase);
        }
        int earliest = random.nextInt(DAYS.length);
        int latest = earliest + random.nextInt(DAYS.length - earliest);
        int minGap = random.nextInt(GAPS.length);
        int maxGap = minGap + random.nextInt(GAPS.length - minGap);
        boolean follows = number > 0 && chance(0.4);
        add(
                "requests.csv",
                "%s,%s,%s,%s,%s,%s,%s,%s,%d,%s,%s,%s,%s,%s,%s,%s"
                        .formatted(
                                id,
                                theCase,
                                any("ADVICE", "JOINT_VISIT"),
                                any("ACUTE", "DAYS_3", "DAYS_90"),
                                any(DAYS),
                                chance(0.4) ? DAYS[earliest] : "",
                                chance(0.3) ? any(DAYS) : "",
                                chance(0.3) ? DAYS[latest] : "",
                                MINUTES[random.nextInt(MINUTES.length)],
                                some("VIDEO", "PHONE", "ON_SITE"),
                                chance(0.6) ? some("odd-a", "odd-b", "odd-c") : "",
                                chance(0.2) ? some(LANGUAGES) : "",
                                chance(0.2) ? some(SECTORS) : "",
                                follows ? "odd-" + random.nextInt(number) : "",
                                follows ? GAPS[minGap] : "",
                                follows && chance(0.5) ? GAPS[maxGap] : ""));
        int roles = 1 + random.nextInt(4);
        for (int role = 0; role < roles; role++) {
            boolean named = chance(0.2);
            add(
                    "request_roles.csv",
                    "%s,role%d,%s,%d,%s,%s,%s"
                            .formatted(
                                    id,
                                    role,
                                    named && chance(0.5) ? "" : any("odd", "odder", "interpreter-x"),
                                    chance(0.7) ? 1 : 1 + random.nextInt(5),
                                    any("", "true"),
                                    chance(0.1) ? any(SECTORS) : "",
                                    named ? "odd-" + random.nextInt(SPECIALISTS) : ""));
        }
        for (int window = chance(0.3) ? 1 + random.nextInt(3) : 0; window > 0; window--) {
            add("request_windows.csv", "%s,%s,%s".formatted(id, periodInHorizon(), any("", "true")));
        }
        if (chance(0.1)) {
            add("exclusions.csv", "%s,odd-%d".formatted(theCase, number % SPECIALISTS));
        }
        if (chance(0.15)) {
            boolean pinned = chance(0.5);
            String start = any(MOMENTS);
            String mode = any("VIDEO", "PHONE", "ON_SITE");
            String site = mode.equals("ON_SITE") && chance(0.7) ? any("odd-a", "odd-b") : "";
            for (int role = 0; role < roles; role++) {
                if (role == 0 || chance(0.7)) {
                    add(
                            "consultations.csv",
                            "%s,%s,%s,%s,role%d,odd-%d,%s"
                                    .formatted(id, start, mode, site, role, random.nextInt(SPECIALISTS), pinned));
                }
            }
        }
    }

    private String period() {
        int from = random.nextInt(MOMENTS.length - 1);
        return MOMENTS[from] + "," + MOMENTS[from + 1 + random.nextInt(MOMENTS.length - 1 - from)];
    }

    /** The format wants windows to touch the planned days. */
    private String periodInHorizon() {
        int from = random.nextInt(10);
        return MOMENTS[from] + "," + MOMENTS[Math.max(2, from + 1 + random.nextInt(MOMENTS.length - 1 - from))];
    }

    private void add(String file, String... rows) {
        files.computeIfAbsent(file, name -> new ArrayList<>()).addAll(List.of(rows));
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private String any(String... values) {
        return values[random.nextInt(values.length)];
    }

    /** One or more of them, as a list in a cell. */
    private String some(String... values) {
        String found = IntStream.range(0, values.length)
                .filter(one -> chance(0.5))
                .mapToObj(one -> values[one])
                .collect(Collectors.joining(";"));
        return found.isEmpty() ? any(values) : found;
    }

    PlanningData read(Path folder) throws IOException {
        Files.writeString(folder.resolve("dataset.properties"), """
                name=Odd
                time_zone=Europe/Stockholm
                country=SE
                now=2027-03-19T12:00
                horizon_start=2027-03-22
                horizon_end=2027-04-05
                """);
        for (var file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        return PlanningDataReader.read(folder);
    }
}
