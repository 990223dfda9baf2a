package org.samrad.dataset.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.samrad.dataset.PlanningData;

/** A small data set that uses every file, to be changed by one edit before it is written to disk. */
public final class DatasetFolder {

    private final Path path;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private DatasetFolder(Path path) {
        this.path = path;
    }

    /** Two specialists, two cases and three requests, the last one published. Nothing is on disk yet. */
    public static DatasetFolder valid(Path path) {
        DatasetFolder folder = new DatasetFolder(path);
        folder.put("dataset.properties", """
                name=Small
                time_zone=Europe/Stockholm
                country=SE
                now=2026-11-20T12:00
                horizon_start=2026-11-23
                horizon_end=2026-12-21
                slot_minutes=15
                """);
        folder.put("competences.csv", """
                id,name_en,name_sv,name_nb,broader,code_system,code
                medicine,Medicine,Medicin,Medisin,,,
                neurology,Paediatric neurology,Barnneurologi,Barnenevrologi,medicine,http://snomed.info/sct,309334002
                interpreter-ar,Arabic interpreter,,,,,
                """);
        folder.put("urgencies.csv", """
                id,days,factor
                DAYS_90,120,3
                """);
        folder.put("organisations.csv", """
                id,name,sector,external
                hospital,Östra sjukhuset,SPECIALIST_CARE,false
                agency,Tolkbyrån,OTHER,true
                """);
        folder.put("sites.csv", """
                id,name,organisation,municipality,rooms
                east,Östra,hospital,Göteborg,2
                north,Norra,,Trollhättan,
                """);
        folder.put("travel_times.csv", """
                from_site,to_site,minutes
                east,north,55
                north,east,50
                """);
        folder.put("specialists.csv", """
                id,name,title,organisation,languages,modes,max_per_day,max_per_week,buffer_minutes,email
                anna,Anna Åberg,Neurologist,hospital,sv;en,VIDEO;ON_SITE,3,10,10,anna@example.org
                omar,Omar Haddad,,agency,ar;sv,VIDEO;PHONE;ON_SITE,,,,
                """);
        folder.put("specialist_competences.csv", """
                specialist,competence,level,valid_from,valid_until
                anna,neurology,4,2020-01-01,2030-01-01
                omar,interpreter-ar,3,,
                """);
        folder.put("availability.csv", """
                specialist,weekday,from,until,site,valid_from,valid_until
                anna,MON,09:00,12:00,east,2026-01-01,2027-01-01
                anna,WED,13:00,16:30,,,
                omar,MON,08:00,17:00,,,
                """);
        folder.put("extra_time.csv", """
                specialist,from,until,site
                anna,2026-12-05T09:00,2026-12-05T12:00,east
                """);
        folder.put("undesired_times.csv", """
                specialist,weekday,from,until
                omar,MON,15:00,24:00
                """);
        folder.put("absences.csv", """
                specialist,from,until,reason
                anna,2026-11-30T00:00,2026-12-01T00:00,Course
                """);
        folder.put("cases.csv", """
                id,municipality,protected
                c1,Göteborg,false
                c2,,true
                """);
        folder.put("consents.csv", """
                case,organisation,given,withdrawn
                c1,agency,2026-11-02,2027-11-02
                """);
        folder.put("earlier_contacts.csv", """
                case,specialist,contacts,last_contact
                c1,anna,2,2026-05-04
                """);
        folder.put("exclusions.csv", """
                case,specialist,reason
                c2,omar,relative
                """);
        folder.put("requests.csv", """
                id,case,title,form,urgency,received,earliest,due,latest,duration_minutes,modes,sites,languages,sectors,follows,min_gap_days,max_gap_days,requester
                r1,c1,Seizures,CASE_CONFERENCE,DAYS_14,2026-11-16,2026-11-23,2026-11-30,2026-12-18,45,VIDEO;ON_SITE,east;north,sv;ar,SPECIALIST_CARE;OTHER,,,,"Health centre, Angered"
                r2,c1,,ADVICE,DAYS_30,2026-11-18,,,,20,VIDEO,,,,r1,1,14,
                r3,c2,,SECOND_OPINION,ACUTE,2026-11-19,,,,60,VIDEO,,,,,,,
                """);
        folder.put("request_roles.csv", """
                request,role,competence,min_level,optional,sector,specialist
                r1,neurologist,medicine,3,false,SPECIALIST_CARE,
                r1,interpreter,interpreter-ar,,true,,
                r2,neurologist,neurology,,,,anna
                r3,neurologist,,,,,anna
                """);
        folder.put("request_links.csv", """
                request,follows,min_gap_days,max_gap_days,min_gap_minutes,max_gap_minutes
                r2,r3,,,30,2880
                """);
        folder.put("request_windows.csv", """
                request,from,until,preferred
                r1,2026-11-23T08:00,2026-11-27T17:00,false
                r1,2026-11-23T09:00,2026-11-23T12:00,true
                """);
        folder.put("consultations.csv", """
                request,start,mode,site,role,specialist,pinned
                r1,2026-11-23T09:30,ON_SITE,east,neurologist,anna,true
                r1,2026-11-23T09:30,ON_SITE,east,interpreter,omar,true
                r3,2026-11-25T13:00,VIDEO,,neurologist,anna,false
                """);
        return folder;
    }

    DatasetFolder put(String file, String text) {
        return put(file, text.getBytes(StandardCharsets.UTF_8));
    }

    DatasetFolder put(String file, byte[] bytes) {
        files.put(file, bytes);
        return this;
    }

    public DatasetFolder without(String file) {
        if (files.remove(file) == null) {
            throw new IllegalArgumentException("there is no " + file);
        }
        return this;
    }

    /** Adds a row at the end of a file. */
    DatasetFolder with(String file, String row) {
        return put(file, text(file) + row + "\n");
    }

    /** Replaces the first occurrence of a text, which must be there. */
    public DatasetFolder edited(String file, String before, String after) {
        String text = text(file);
        int at = text.indexOf(before);
        if (at < 0) {
            throw new IllegalArgumentException("%s has no %s".formatted(file, before));
        }
        return put(file, text.substring(0, at) + after + text.substring(at + before.length()));
    }

    String text(String file) {
        byte[] bytes = files.get(file);
        if (bytes == null) {
            throw new IllegalArgumentException("there is no " + file);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Writes the files and returns the folder. */
    public Path written() {
        try {
            Files.createDirectories(path);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(path.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path;
    }

    public PlanningData read() {
        return PlanningDataReader.read(written());
    }
}
