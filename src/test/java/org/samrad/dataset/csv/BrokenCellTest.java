package org.samrad.dataset.csv;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cells that don't hold what their column holds. */
class BrokenCellTest {

    private static final String HEADER = "dataset.properties";
    private static final String ID = "1 to 64 letters, digits";
    private static final String DATE = "a date such as 2026-11-23";
    private static final String TIME = "a time such as 09:00";
    private static final String DATE_TIME = "a date and time such as 2026-11-23T09:00";

    @TempDir
    private Path temp;

    @ParameterizedTest
    @MethodSource({"properties", "ids", "texts", "numbers", "booleans", "choices", "dates", "times", "intervals"})
    void isRefusedWithOneErrorThatPointsAtIt(Broken broken) {
        broken.assertIsRefused(temp.resolve("broken"));
    }

    static Stream<Broken> properties() {
        return Stream.of(
                Broken.edit("no name", HEADER, "name=Small\n", "").at(null, "name", null, "begins with name="),
                Broken.edit("no time zone", HEADER, "time_zone=Europe/Stockholm\n", "")
                        .at(null, "time_zone", null, "begins with time_zone="),
                Broken.edit("no now", HEADER, "now=2026-11-20T12:00\n", "").at(null, "now", null, "begins with now="),
                Broken.edit("no first day", HEADER, "horizon_start=2026-11-23\n", "")
                        .at(null, "horizon_start", null, "begins with horizon_start="),
                Broken.edit("no end", HEADER, "horizon_end=2026-12-21\n", "")
                        .at(null, "horizon_end", null, "begins with horizon_end="),
                Broken.edit("an empty name", HEADER, "name=Small", "name=").at(1, "name", "", "this to be filled"),
                Broken.row("an unknown key", HEADER, "colour=red")
                        .at(8, "colour", "colour", "the keys are name, time_zone"),
                Broken.row("a key twice", HEADER, "country=NO").at(8, "country", "NO", "line 3 has it already"),
                Broken.edit("a zone that nobody knows", HEADER, "Europe/Stockholm", "Europe/Gothenburg")
                        .at(2, "time_zone", "Europe/Gothenburg", "an IANA time zone"),
                Broken.edit("an offset for a zone", HEADER, "Europe/Stockholm", "+01:00")
                        .at(2, "time_zone", "+01:00", "an IANA time zone"),
                Broken.edit("a country without known holidays", HEADER, "SE", "DK")
                        .at(3, "country", "DK", "one of SE, NO"),
                Broken.edit("a now without a time", HEADER, "2026-11-20T12:00", "2026-11-20")
                        .at(4, "now", "2026-11-20", DATE_TIME),
                Broken.edit("a horizon that ends before it starts", HEADER, "2026-12-21", "2026-11-02")
                        .at(6, "horizon_end", "2026-11-02", "later than horizon_start, which is 2026-11-23"),
                Broken.edit("a horizon without a day", HEADER, "2026-12-21", "2026-11-23")
                        .at(6, "horizon_end", "2026-11-23", "later than horizon_start"),
                Broken.edit("a slot that doesn't divide the hour", HEADER, "slot_minutes=15", "slot_minutes=25")
                        .at(7, "slot_minutes", "25", "a divisor of 60"),
                Broken.edit("a slot of no minutes", HEADER, "slot_minutes=15", "slot_minutes=0")
                        .at(7, "slot_minutes", "0", "a whole number from 1 to 60"),
                Broken.edit("a slot of two hours", HEADER, "slot_minutes=15", "slot_minutes=120")
                        .at(7, "slot_minutes", "120", "a whole number from 1 to 60"),
                Broken.edit("a broken escape", HEADER, "country=SE", "country=\\u12")
                        .at(3, null, "country=\\u12", "an escape such as"));
    }

    static Stream<Broken> ids() {
        String longId = "x".repeat(65);
        return Stream.of(
                Broken.row("an empty id", "cases.csv", ",,true").at(4, "id", "", "this to be filled"),
                Broken.row("a blank id", "cases.csv", "  ,,true").at(4, "id", "  ", "this to be filled"),
                Broken.row("a space in an id", "cases.csv", "case 3,,").at(4, "id", "case 3", ID),
                Broken.row("a slash in an id", "sites.csv", "a/b,Name,,,").at(4, "id", "a/b", ID),
                Broken.row("a formula for an id", "cases.csv", "=A1,,").at(4, "id", "=A1", ID),
                Broken.row("a way up for an id", "cases.csv", "..,,").at(4, "id", "..", "not only dots"),
                Broken.row("a page for an id", "requests.csv", "new,c1,,ADVICE,DAYS_30,2026-11-18,,,,20,VIDEO,,,,,,,")
                        .at(5, "id", "new", "not new"),
                Broken.row("an id with a space that nobody sees", "cases.csv", "case\u200B3,,")
                        .at(4, "id", "case\\u200b3", ID),
                Broken.row("an id of 65 letters", "cases.csv", longId + ",,").at(4, "id", longId, ID));
    }

    static Stream<Broken> texts() {
        return Stream.of(
                Broken.edit("a competence without a name", "competences.csv", "medicine,Medicine", "medicine,")
                        .at(2, "name_en", "", "this to be filled"),
                Broken.edit("a specialist without a name", "specialists.csv", "Omar Haddad", "")
                        .at(3, "name", "", "this to be filled"),
                Broken.edit("a role without a name", "request_roles.csv", "r2,neurologist", "r2,")
                        .at(4, "role", "", "this to be filled"),
                Broken.edit("a text of 501 letters", "absences.csv", "Course", "x".repeat(501))
                        .at(2, "reason", "x".repeat(80) + "... (501 characters)", "at most 500 characters"),
                Broken.edit("a list of 501 languages", "specialists.csv", "sv;en", languages(501))
                        .at(
                                2,
                                "languages",
                                languages(501).substring(0, 80)
                                        + "... (%d characters)"
                                                .formatted(languages(501).length()),
                                "at most 500 items"),
                Broken.edit("an underscore in a language", "specialists.csv", "sv;en", "sv_SE;en")
                        .at(2, "languages", "sv_SE", "a language tag"),
                Broken.edit("a language spelt out", "requests.csv", "sv;ar", "sv;Norwegian bokmål")
                        .at(2, "languages", "Norwegian bokmål", "a language tag"),
                Broken.edit("a hole in a list", "specialists.csv", "sv;en", "sv;;en")
                        .at(2, "languages", "sv;;en", "none of them empty"));
    }

    private static String languages(int count) {
        return IntStream.range(0, count).mapToObj(i -> "x-%03d".formatted(i)).collect(Collectors.joining(";"));
    }

    static Stream<Broken> numbers() {
        return Stream.of(
                Broken.edit("fewer than no rooms", "sites.csv", "Göteborg,2", "Göteborg,-1")
                        .at(2, "rooms", "-1", "a whole number from 0"),
                Broken.edit("half a room", "sites.csv", "Göteborg,2", "Göteborg,2.5")
                        .at(2, "rooms", "2.5", "a whole number from 0"),
                Broken.edit("a number in words", "sites.csv", "Göteborg,2", "Göteborg,two")
                        .at(2, "rooms", "two", "a whole number from 0"),
                Broken.edit("a negative travel time", "travel_times.csv", "55", "-55")
                        .at(2, "minutes", "-55", "a whole number from 0"),
                Broken.edit("a travel time left out", "travel_times.csv", "55", "")
                        .at(2, "minutes", "", "this to be filled"),
                Broken.edit("a number beyond all measure", "travel_times.csv", "55", "99999999999")
                        .at(2, "minutes", "99999999999", "a whole number from 0 to 1000000"),
                Broken.edit("a negative daily limit", "specialists.csv", "3,10,10", "-3,10,10")
                        .at(2, "max_per_day", "-3", "a whole number from 0"),
                Broken.edit("a weekly limit that is no number", "specialists.csv", "3,10,10", "3,many,10")
                        .at(2, "max_per_week", "many", "a whole number from 0"),
                Broken.edit("a negative buffer", "specialists.csv", "3,10,10", "3,10,-10")
                        .at(2, "buffer_minutes", "-10", "a whole number from 0"),
                Broken.edit("level 0", "specialist_competences.csv", "neurology,4", "neurology,0")
                        .at(2, "level", "0", "a whole number from 1 to 5"),
                Broken.edit("level 6", "specialist_competences.csv", "neurology,4", "neurology,6")
                        .at(2, "level", "6", "a whole number from 1 to 5"),
                Broken.edit("a required level of 9", "request_roles.csv", "medicine,3", "medicine,9")
                        .at(2, "min_level", "9", "a whole number from 1 to 5"),
                Broken.edit("fewer than no contacts", "earlier_contacts.csv", "anna,2", "anna,-2")
                        .at(2, "contacts", "-2", "a whole number from 0"),
                Broken.edit("no duration", "requests.csv", ",45,VIDEO", ",0,VIDEO")
                        .at(2, "duration_minutes", "0", "a whole number from 1"),
                Broken.edit("a duration with a unit", "requests.csv", ",45,VIDEO", ",45 min,VIDEO")
                        .at(2, "duration_minutes", "45 min", "a whole number from 1"),
                Broken.edit("a negative gap", "requests.csv", "r1,1,14", "r1,-1,14")
                        .at(3, "min_gap_days", "-1", "a whole number from 0"),
                Broken.edit("a gap in Arabic digits", "requests.csv", "r1,1,14", "r1,1,١٤")
                        .at(3, "max_gap_days", "١٤", "a whole number from 0"));
    }

    static Stream<Broken> booleans() {
        return Stream.of(
                Broken.edit("yes for true", "organisations.csv", "OTHER,true", "OTHER,yes")
                        .at(3, "external", "yes", "true or false"),
                Broken.edit("1 for true", "cases.csv", "c2,,true", "c2,,1").at(3, "protected", "1", "true or false"),
                Broken.edit("true in Swedish", "request_roles.csv", "interpreter-ar,,true", "interpreter-ar,,SANT")
                        .at(3, "optional", "SANT", "true or false"),
                Broken.edit("x for preferred", "request_windows.csv", "12:00,true", "12:00,x")
                        .at(3, "preferred", "x", "true or false"));
    }

    static Stream<Broken> choices() {
        return Stream.of(
                Broken.edit("an unknown sector", "organisations.csv", "OTHER", "PRIVATE")
                        .at(
                                3,
                                "sector",
                                "PRIVATE",
                                "one of SPECIALIST_CARE, PRIMARY_CARE, MUNICIPALITY, SCHOOL, OTHER"),
                Broken.edit("an unknown sector asked for", "requests.csv", "SPECIALIST_CARE;OTHER", "CARE;OTHER")
                        .at(2, "sectors", "CARE", "one of SPECIALIST_CARE"),
                Broken.edit("an unknown sector of a role", "request_roles.csv", "SPECIALIST_CARE", "HOSPITAL")
                        .at(2, "sector", "HOSPITAL", "one of SPECIALIST_CARE"),
                Broken.edit("a specialist without a mode", "specialists.csv", "VIDEO;ON_SITE", "")
                        .at(2, "modes", "", "this to be filled"),
                Broken.edit("a request without a mode", "requests.csv", ",20,VIDEO", ",20,")
                        .at(3, "modes", "", "this to be filled"),
                Broken.edit("an unknown mode in a list", "requests.csv", "VIDEO;ON_SITE", "VIDEO;LETTER")
                        .at(2, "modes", "LETTER", "one of VIDEO, PHONE, ON_SITE"),
                Broken.edit("a list separated by a bar", "specialists.csv", "VIDEO;ON_SITE", "VIDEO|ON_SITE")
                        .at(2, "modes", "VIDEO|ON_SITE", "one of VIDEO, PHONE, ON_SITE"),
                Broken.edit("an unknown mode of what is published", "consultations.csv", "ON_SITE", "HERE")
                        .at(2, "mode", "HERE", "one of VIDEO, PHONE, ON_SITE"),
                Broken.edit("a weekday in full", "availability.csv", "anna,MON", "anna,MONDAY")
                        .at(2, "weekday", "MONDAY", "one of MON, TUE, WED, THU, FRI, SAT, SUN"),
                Broken.edit("an unknown form", "requests.csv", "ADVICE", "CHAT")
                        .at(3, "form", "CHAT", "one of ECONSULT"),
                Broken.edit("an unknown urgency", "requests.csv", "DAYS_14", "DAYS_7")
                        .at(2, "urgency", "DAYS_7", "one of ACUTE, DAYS_3, DAYS_14, DAYS_30, DAYS_90"));
    }

    static Stream<Broken> dates() {
        return Stream.of(
                Broken.edit("a day that doesn't exist", "requests.csv", "2026-11-16", "2026-02-30")
                        .at(2, "received", "2026-02-30", DATE),
                Broken.edit("a request from the year 26", "requests.csv", "2026-11-16", "0026-11-16")
                        .at(2, "received", "0026-11-16", "a day from 1900-01-01 to 2199-12-31"),
                Broken.edit("a request received at the end of time", "requests.csv", "2026-11-16", "9999-12-31")
                        .at(2, "received", "9999-12-31", "a day from 1900-01-01 to 2199-12-31"),
                Broken.edit(
                                "a first day in the year 2200",
                                "requests.csv",
                                "2026-11-23,2026-11-30,2026-12-18",
                                "2200-01-01,,")
                        .at(2, "earliest", "2200-01-01", "a day from"),
                Broken.edit("a last contact since always", "earlier_contacts.csv", "2026-05-04", "0001-01-01")
                        .at(2, "last_contact", "0001-01-01", "a day from"),
                Broken.edit("a present of the year 2926", HEADER, "now=2026", "now=2926")
                        .at(4, "now", "2926-11-20T12:00", "a day from"),
                Broken.edit("a plan for ever", HEADER, "horizon_end=2026-12-21", "horizon_end=9999-12-31")
                        .at(6, "horizon_end", "9999-12-31", "a day from"),
                Broken.edit(
                                "a plan of more than five years",
                                HEADER,
                                "horizon_end=2026-12-21",
                                "horizon_end=2031-11-28")
                        .at(6, "horizon_end", "2031-11-28", "after the day of now: until 2031-11-27"),
                Broken.edit(
                                "a plan that began in another century",
                                HEADER,
                                "horizon_start=2026-11-23",
                                "horizon_start=1900-01-01")
                        .at(
                                5,
                                "horizon_start",
                                "1900-01-01",
                                "at most 18300 days before the day of now: from 1976-10-"),
                Broken.edit(
                                "a consultation that ends after the last day",
                                "consultations.csv",
                                "2026-11-25T13:00",
                                "2199-12-31T23:59")
                        .at(4, "start", "2199-12-31T23:59", "a day from"),
                Broken.edit("a consultation in the year 3026", "consultations.csv", "2026-11-25T13", "3026-11-25T13")
                        .at(4, "start", "3026-11-25T13:00", "a day from"),
                Broken.edit("a day left out", "requests.csv", "2026-11-16", "")
                        .at(2, "received", "", "this to be filled"),
                Broken.edit("a day with slashes", "requests.csv", "2026-11-23", "23/11/2026")
                        .at(2, "earliest", "23/11/2026", DATE),
                Broken.edit("a thirteenth month", "requests.csv", "2026-11-30", "2026-13-01")
                        .at(2, "due", "2026-13-01", DATE),
                Broken.edit("a day of two figures", "requests.csv", "2026-12-18", "2026-12-8")
                        .at(2, "latest", "2026-12-8", DATE),
                Broken.edit("a time where a day is meant", "earlier_contacts.csv", "2026-05-04", "2026-05-04T10:00")
                        .at(2, "last_contact", "2026-05-04T10:00", DATE),
                Broken.edit("a year for a day", "specialist_competences.csv", "2020-01-01", "2020")
                        .at(2, "valid_from", "2020", DATE));
    }

    static Stream<Broken> times() {
        return Stream.of(
                Broken.edit("an hour of one figure", "availability.csv", "09:00", "9:00")
                        .at(2, "from", "9:00", TIME),
                Broken.edit("a beginning at the hour 24", "availability.csv", "08:00,17:00", "24:00,24:00")
                        .at(4, "from", "24:00", TIME),
                Broken.edit("an end at the hour 0", "availability.csv", "17:00", "00:00")
                        .at(4, "until", "00:00", "a time such as 17:00"),
                Broken.edit("a minute after the hour 24", "availability.csv", "17:00", "24:01")
                        .at(4, "until", "24:01", "up to 24:00"),
                Broken.edit("the minute 60", "availability.csv", "16:30", "16:60")
                        .at(3, "until", "16:60", "a time such as 17:00"),
                Broken.edit("a time to the second", "availability.csv", "09:00", "09:00:30")
                        .at(2, "from", "09:00:30", TIME),
                Broken.edit("a day where a moment is meant", "absences.csv", "2026-12-01T00:00", "2026-12-01")
                        .at(2, "until", "2026-12-01", DATE_TIME),
                Broken.edit("a space in a moment", "absences.csv", "2026-11-30T00:00", "2026-11-30 00:00")
                        .at(2, "from", "2026-11-30 00:00", DATE_TIME),
                Broken.edit("a moment in another zone", "request_windows.csv", "2026-11-23T09:00", "2026-11-23T09:00Z")
                        .at(3, "from", "2026-11-23T09:00Z", DATE_TIME),
                Broken.edit("a start at 25 o'clock", "consultations.csv", "25T13:00", "25T25:00")
                        .at(4, "start", "2026-11-25T25:00", DATE_TIME));
    }

    static Stream<Broken> intervals() {
        return Stream.of(
                Broken.edit("offered time without a minute", "availability.csv", "09:00,12:00", "09:00,09:00")
                        .at(2, "until", "09:00", "later than from, which is 09:00"),
                Broken.edit("offered time that ends before it begins", "availability.csv", "13:00", "17:00")
                        .at(3, "until", "16:30", "later than from, which is 17:00"),
                Broken.edit("offered time valid until before it begins", "availability.csv", "2027-01-01", "2025-12-31")
                        .at(2, "valid_until", "2025-12-31", "no day before valid_from"),
                Broken.edit("a competence valid for no day", "specialist_competences.csv", "2030", "2019")
                        .at(2, "valid_until", "2019-01-01", "no day before valid_from, which is 2020-01-01"),
                Broken.edit("an absence that ends before it begins", "absences.csv", "2026-12-01", "2026-11-29")
                        .at(2, "until", "2026-11-29T00:00", "later than from, which is 2026-11-30T00:00"),
                Broken.edit("a latest day before the earliest", "requests.csv", "2026-12-18", "2026-11-22")
                        .at(2, "latest", "2026-11-22", "no day before earliest, which is 2026-11-23"),
                Broken.edit("a longest gap below the shortest", "requests.csv", "r1,1,14", "r1,15,14")
                        .at(3, "max_gap_days", "14", "no fewer days than min_gap_days, which is 15"),
                Broken.row(
                                "a request without a role",
                                "requests.csv",
                                "r9,c1,,ADVICE,DAYS_30,2026-11-18,,,,20,VIDEO,,,,,,,")
                        .at(5, "id", "r9", "a request with a row in request_roles.csv"),
                Broken.edit("a window without a minute", "request_windows.csv", "23T12:00", "23T09:00")
                        .at(3, "until", "2026-11-23T09:00", "later than from"));
    }
}
