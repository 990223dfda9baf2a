package org.samrad.dataset.csv;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that are well written but don't fit the other rows. */
class BrokenReferenceTest {

    @TempDir
    private Path temp;

    @ParameterizedTest
    @MethodSource({"danglingReferences", "repetitions", "circles", "roles", "publishedConsultations"})
    void isRefusedWithOneErrorThatPointsAtIt(Broken broken) {
        broken.assertIsRefused(temp.resolve("broken"));
    }

    static Stream<Broken> danglingReferences() {
        return Stream.of(
                dangling("competences.csv", "broader", "x,Name,,,nope,,", 5, "competences.csv"),
                dangling("sites.csv", "organisation", "x,Name,nope,,", 4, "organisations.csv"),
                dangling("travel_times.csv", "from_site", "nope,east,10", 4, "sites.csv"),
                dangling("travel_times.csv", "to_site", "east,nope,10", 4, "sites.csv"),
                dangling("specialists.csv", "organisation", "x,Name,,nope,,VIDEO,,,,", 4, "organisations.csv"),
                dangling("specialist_competences.csv", "specialist", "nope,neurology,3,,", 4, "specialists.csv"),
                dangling("specialist_competences.csv", "competence", "omar,nope,3,,", 4, "competences.csv"),
                dangling("availability.csv", "specialist", "nope,MON,09:00,10:00,,,", 5, "specialists.csv"),
                dangling("availability.csv", "site", "omar,TUE,09:00,10:00,nope,,", 5, "sites.csv"),
                dangling("extra_time.csv", "site", "omar,2026-12-05T09:00,2026-12-05T12:00,nope", 3, "sites.csv"),
                dangling("undesired_times.csv", "specialist", "nope,MON,09:00,10:00", 3, "specialists.csv"),
                dangling("consents.csv", "organisation", "c1,nope,2026-11-02,", 3, "organisations.csv"),
                dangling("request_links.csv", "follows", "r3,nope,,,,", 3, "requests.csv"),
                dangling("absences.csv", "specialist", "nope,2026-11-30T00:00,2026-12-01T00:00,", 3, "specialists.csv"),
                dangling("earlier_contacts.csv", "case", "nope,omar,1,", 3, "cases.csv"),
                dangling("earlier_contacts.csv", "specialist", "c2,nope,1,", 3, "specialists.csv"),
                dangling("exclusions.csv", "case", "nope,omar,", 3, "cases.csv"),
                dangling("exclusions.csv", "specialist", "c2,nope,", 3, "specialists.csv"),
                dangling("requests.csv", "case", request("x", "nope", "", ""), 5, "cases.csv"),
                dangling("requests.csv", "sites", request("x", "c1", "east;nope", ""), 5, "sites.csv"),
                dangling("requests.csv", "follows", request("x", "c1", "", "nope"), 5, "requests.csv"),
                dangling("request_roles.csv", "request", "nope,doctor,neurology,,,,", 6, "requests.csv"),
                dangling("request_roles.csv", "competence", "r3,doctor,nope,,,,", 6, "competences.csv"),
                dangling("request_roles.csv", "specialist", "r3,doctor,,,,,nope", 6, "specialists.csv"),
                dangling(
                        "request_windows.csv", "request", "nope,2026-11-24T08:00,2026-11-24T10:00,", 4, "requests.csv"),
                dangling("consultations.csv", "request", "nope,2026-11-24T08:00,VIDEO,,any,anna,", 5, "requests.csv"),
                dangling(
                        "consultations.csv",
                        "site",
                        "r2,2026-11-24T08:00,ON_SITE,nope,neurologist,anna,",
                        5,
                        "sites.csv"),
                dangling(
                        "consultations.csv",
                        "specialist",
                        "r2,2026-11-24T08:00,VIDEO,,neurologist,nope,",
                        5,
                        "specialists.csv"));
    }

    private static Broken dangling(String file, String column, String row, int line, String target) {
        return Broken.row("%s of %s".formatted(column, file), file, row)
                .at(line, column, "nope", "the id of a row of " + target);
    }

    private static String request(String id, String caseId, String sites, String follows) {
        return "%s,%s,,ADVICE,DAYS_30,2026-11-18,,,,20,VIDEO,%s,,,%s,,,".formatted(id, caseId, sites, follows);
    }

    static Stream<Broken> repetitions() {
        return Stream.of(
                Broken.row("a competence twice", "competences.csv", "medicine,Other,,,,,")
                        .at(5, "id", "medicine", "line 2 has this one"),
                Broken.row("an organisation twice", "organisations.csv", "agency,Other,OTHER,")
                        .at(4, "id", "agency", "line 3 has this one"),
                Broken.row("a site twice", "sites.csv", "east,Other,,,").at(4, "id", "east", "line 2 has this one"),
                Broken.row("a specialist twice", "specialists.csv", "anna,Other,,agency,,VIDEO,,,,")
                        .at(4, "id", "anna", "line 2 has this one"),
                Broken.row("a case twice", "cases.csv", "c1,,").at(4, "id", "c1", "line 2 has this one"),
                Broken.row("a request twice", "requests.csv", request("r3", "c1", "", ""))
                        .at(5, "id", "r3", "line 4 has this one"),
                Broken.row("a way twice", "travel_times.csv", "east,north,60")
                        .at(4, "to_site", "north", "one row for the way from east"),
                Broken.row("a role twice in its request", "request_roles.csv", "r1,neurologist,neurology,,,,")
                        .at(6, "role", "neurologist", "request r1 has this one already"));
    }

    static Stream<Broken> circles() {
        return Stream.of(
                Broken.edit("a competence broader than itself", "competences.csv", "Medisin,,", "Medisin,medicine,")
                        .at(2, "broader", "medicine", "medicine -> medicine"),
                Broken.edit(
                                "two competences each broader than the other",
                                "competences.csv",
                                "Medisin,,",
                                "Medisin,neurology,")
                        .at(2, "broader", "neurology", "medicine -> neurology -> medicine"),
                Broken.row("a request that follows itself by a link", "request_links.csv", "r1,r1,,,,")
                        .at(3, "follows", "r1", "r1 -> r1"),
                Broken.row("two requests that follow one another by links", "request_links.csv", "r3,r2,,,,")
                        .at(2, "follows", "r3", "r2 -> r3 -> r2"),
                Broken.edit("a request that follows itself", "requests.csv", "r1,1,14", "r2,1,14")
                        .at(3, "follows", "r2", "r2 -> r2"),
                new Broken(
                        "three requests in a circle",
                        folder -> folder.with("requests.csv", request("a", "c1", "", "c"))
                                .with("requests.csv", request("b", "c1", "", "a"))
                                .with("requests.csv", request("c", "c1", "", "b"))
                                .with("requests.csv", request("d", "c1", "", "c"))
                                .with("request_roles.csv", "a,nurse,medicine,,,,")
                                .with("request_roles.csv", "b,nurse,medicine,,,,")
                                .with("request_roles.csv", "c,nurse,medicine,,,,")
                                .with("request_roles.csv", "d,nurse,medicine,,,,"),
                        "requests.csv",
                        5,
                        "follows",
                        "c",
                        "a -> c -> b -> a"));
    }

    static Stream<Broken> roles() {
        return Stream.of(
                Broken.row("a role for nobody", "request_roles.csv", "r3,observer,,,true,,")
                        .at(
                                6,
                                "competence",
                                "",
                                "a competence here, somebody in the column specialist, or a role in same_as"),
                new Broken(
                        "a role for nobody where both columns are left out",
                        folder -> folder.put("request_roles.csv", "request,role\nr2,observer\n")
                                .put(
                                        "requests.csv",
                                        "id,case,form,urgency,received,duration_minutes,modes\nr2,c1,ADVICE,ACUTE,2026-11-18,20,VIDEO\n")
                                .without("request_windows.csv")
                                .without("request_links.csv")
                                .without("consultations.csv"),
                        "request_roles.csv",
                        2,
                        "competence",
                        null,
                        "a competence here, somebody in the column specialist, or a role in same_as"));
    }

    static Stream<Broken> publishedConsultations() {
        String file = "consultations.csv";
        return Stream.of(
                Broken.edit("two starts", file, "09:30,ON_SITE,east,interpreter", "09:45,ON_SITE,east,interpreter")
                        .at(3, "start", "2026-11-23T09:45", "2026-11-23T09:30, as on line 2"),
                Broken.edit("two modes", file, "ON_SITE,east,interpreter", "VIDEO,east,interpreter")
                        .at(3, "mode", "VIDEO", "ON_SITE, as on line 2"),
                Broken.edit("two sites", file, "east,interpreter", "north,interpreter")
                        .at(3, "site", "north", "east, as on line 2"),
                Broken.edit("a site and none", file, "east,interpreter", ",interpreter")
                        .at(3, "site", "", "east, as on line 2"),
                Broken.edit("pinned and not", file, "omar,true", "omar,").at(3, "pinned", "", "true, as on line 2"),
                Broken.row("a role filled twice", file, "r3,2026-11-25T13:00,VIDEO,,neurologist,omar,")
                        .at(5, "role", "neurologist", "one row for this role of request r3"),
                Broken.row("a role that the request hasn't", file, "r3,2026-11-25T13:00,VIDEO,,interpreter,omar,")
                        .at(5, "role", "interpreter", "a role that request_roles.csv has for request r3"));
    }
}
