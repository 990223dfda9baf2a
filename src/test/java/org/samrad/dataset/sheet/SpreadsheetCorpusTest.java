package org.samrad.dataset.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.dataset.sheet.Correction.Kind.*;
import static org.samrad.dataset.sheet.Spreadsheets.*;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samrad.dataset.DatasetError;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.csv.DatasetFolder;
import org.samrad.dataset.csv.PlanningDataReader;

/** What spreadsheets do to files: each is read as its plain twin is, with what was understood said; or refused by one error. */
class SpreadsheetCorpusTest {

    private static final String SITES = "id,name,organisation,municipality,rooms\n";
    private static final String WEST = SITES + "west,Västra,hospital,Borås,3\n";
    private static final String SPECIALISTS =
            "id,name,title,organisation,languages,modes,max_per_day,max_per_week,buffer_minutes,email\n";
    private static final String ABSENCES = "specialist,from,until,reason\n";
    private static final String AVAILABILITY = "specialist,weekday,from,until,site,valid_from,valid_until,weeks\n";
    private static final String HELD = "specialist,competence,level,valid_from,valid_until\n";

    private static PlanningData present;

    @BeforeAll
    static void readPresent(@TempDir Path folder) {
        present = PlanningDataReader.read(
                DatasetFolder.valid(folder.resolve("small")).written());
    }

    /** A spreadsheet that is understood, and the plain file that it stands for. */
    record Understood(String what, UploadedFile file, UploadedFile twin, Set<Correction.Kind> said) {

        @Override
        public String toString() {
            return what;
        }
    }

    /** A spreadsheet that is refused by one error. */
    record Refused(
            String what,
            UploadedFile file,
            String at,
            @Nullable Integer line,
            @Nullable String column,
            @Nullable String value,
            String expected) {

        Refused at(String otherFile, String otherExpected) {
            return new Refused(what, file, otherFile, line, column, value, otherExpected);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    @ParameterizedTest
    @MethodSource({"texts", "cells", "workbooks", "packages"})
    void isReadAsItsPlainTwin(Understood one) {
        SheetMerge.Result twin = onto(one.twin);
        assertThat(twin.errors()).isEmpty();
        SheetMerge.Result read = onto(one.file);
        assertThat(read.errors()).isEmpty();
        assertThat(read.after()).isEqualTo(twin.after()).isNotEqualTo(present);
        assertThat(read.corrections().stream().map(Correction::kind).collect(Collectors.toSet()))
                .isEqualTo(one.said);
    }

    @ParameterizedTest
    @MethodSource({"unclear", "failing", "strange"})
    void isRefusedByOneErrorThatSaysWhatToDo(Refused one) {
        SheetMerge.Result read = onto(one.file);
        assertThat(read.errors()).as(read.errors().toString()).hasSize(1);
        DatasetError error = read.errors().getFirst();
        assertThat(error.file()).isEqualTo(one.at);
        assertThat(error.line()).isEqualTo(one.line);
        assertThat(error.column()).isEqualTo(one.column);
        assertThat(error.value()).isEqualTo(one.value);
        assertThat(error.expected()).contains(one.expected);
        assertThat(read.after()).isNull();
    }

    @Test
    void thereAreManyOfThem() {
        long all = Stream.of(texts(), cells(), workbooks(), packages(), unclear(), failing(), strange())
                .mapToLong(Stream::count)
                .sum();
        assertThat(all).isGreaterThanOrEqualTo(80);
    }

    private static SheetMerge.Result onto(UploadedFile file) {
        return SheetMerge.onto(present, UploadedSheets.read(List.of(file)), Set.of(), null);
    }

    private static Understood understood(String what, UploadedFile file, String twin, Correction.Kind... said) {
        String name = twin.equals(WEST) || twin.startsWith(SITES)
                ? "sites.csv"
                : twin.startsWith(SPECIALISTS)
                        ? "specialists.csv"
                        : twin.startsWith(ABSENCES)
                                ? "absences.csv"
                                : twin.startsWith(AVAILABILITY)
                                        ? "availability.csv"
                                        : twin.startsWith(HELD) ? "specialist_competences.csv" : "organisations.csv";
        return new Understood(
                what, file, csv(name, twin), said.length == 0 ? Set.of() : EnumSet.copyOf(Arrays.asList(said)));
    }

    private static Understood sites(String what, String text, Correction.Kind... said) {
        return understood(what, csv("sites.csv", text), WEST, said);
    }

    // Understood: how files are written

    static Stream<Understood> texts() {
        String semicolons = WEST.replace(',', ';');
        return Stream.of(
                sites("a plain file", WEST),
                sites("semicolons", semicolons, SEPARATOR),
                sites("tabs", WEST.replace(',', '\t'), SEPARATOR),
                understood("tabs, as text", csv("Sites.txt", WEST.replace(',', '\t')), WEST, SEPARATOR),
                sites("a line that names the separator", "sep=;\r\n" + semicolons, SEPARATOR, SEPARATOR_LINE),
                sites("a byte order mark", MARK + WEST, BYTE_ORDER_MARK),
                understood("Windows-1252", csv("sites.csv", WEST, WINDOWS), WEST, ENCODING),
                understood(
                        "Excel's own in Sweden",
                        csv("sites.csv", semicolons.replace("\n", "\r\n"), WINDOWS),
                        WEST,
                        ENCODING,
                        SEPARATOR),
                understood(
                        "Unicode text of Excel",
                        csv("sites.txt", MARK + WEST.replace(',', '\t'), StandardCharsets.UTF_16LE),
                        WEST,
                        ENCODING,
                        SEPARATOR),
                understood(
                        "UTF-16, the other way round",
                        csv("sites.csv", MARK + WEST, StandardCharsets.UTF_16BE),
                        WEST,
                        ENCODING),
                understood("UTF-16 without a mark", csv("sites.csv", WEST, StandardCharsets.UTF_16LE), WEST, ENCODING),
                sites("lines of Windows", WEST.replace("\n", "\r\n")),
                sites("lines of an old Mac", WEST.replace("\n", "\r"), LINE_ENDS),
                sites("no line end at the end", WEST.strip()),
                sites("every cell in quotes", WEST.replaceAll("([^,\n]+)", "\"$1\"")),
                sites("a blank row before the header", "\n" + WEST, BLANK_ROWS),
                sites("blank rows between", WEST.replace("\nwest", "\n,,,,\n\nwest"), BLANK_ROWS),
                sites("blank rows at the end", WEST + ",,,,\n,,,,\n"),
                sites("a blank column first", WEST.replaceAll("(?m)^", ",").replaceAll(",$", ""), BLANK_COLUMNS),
                sites("blank columns last", WEST.replace("\n", ",,\n"), BLANK_COLUMNS),
                sites(
                        "a blank column between",
                        "id,,name,organisation,municipality,rooms\nwest,,Västra,hospital,Borås,3\n",
                        BLANK_COLUMNS),
                sites("a header in capitals", WEST.replace("id,name,organisation", "ID,Name,ORGANISATION"), HEADER),
                sites("a header with spaces", WEST.replace("id,name", " id , name "), HEADER),
                sites("stars of the template", WEST.replace("id,name", "id*,name*"), HEADER),
                sites(
                        "columns in another order",
                        "rooms,municipality,organisation,name,id\n3,Borås,hospital,Västra,west\n"),
                sites("comments of the template", WEST + "# rooms: a whole number,,,,\n", COMMENT_ROWS),
                sites("a quote within quotes and a line break", WEST),
                understood("another case of the name", csv("SITES.CSV", WEST), WEST),
                understood("a copy of a copy", csv("sites (2).csv", WEST), WEST),
                understood("a copy in Swedish", csv("Sites - Kopia.csv", WEST), WEST),
                understood(
                        "spaces in the name",
                        csv("Specialist competences.csv", HELD + "omar,neurology,2,,\n"),
                        HELD + "omar,neurology,2,,\n"),
                understood(
                        "a name that says nothing",
                        csv("klinik.csv", HELD + "omar,neurology,2,,\n"),
                        HELD + "omar,neurology,2,,\n",
                        FILE_NAME));
    }

    // Understood: what stands in cells

    private static Understood absence(String what, String row, Correction.Kind... said) {
        return understood(
                what,
                csv("absences.csv", ABSENCES + row),
                ABSENCES + "anna,2026-12-07T09:00,2026-12-08T16:30,Course\n",
                said);
    }

    private static Understood offered(String what, String row, Correction.Kind... said) {
        return understood(
                what,
                csv("availability.csv", AVAILABILITY + row),
                AVAILABILITY + "omar,TUE,09:00,24:00,east,2026-01-05,2026-12-31,\n",
                said);
    }

    private static Understood organisation(String what, String flag, String plain, Correction.Kind... said) {
        String header = "id,name,sector,external\n";
        return new Understood(
                what,
                csv("organisations.csv", header + "fresh,New,OTHER," + flag + "\n"),
                csv("organisations.csv", header + "fresh,New,OTHER," + plain + "\n"),
                said.length == 0 ? Set.of() : EnumSet.copyOf(Arrays.asList(said)));
    }

    static Stream<Understood> cells() {
        return Stream.of(
                sites("spaces round cells", WEST.replace("Västra", "  Västra\u00A0"), SPACES),
                sites("spaces before quotes", WEST.replace("west,Västra", "\"west\", \"Västra\"")),
                sites("a decimal of nothing", WEST.replace(",3\n", ",3.0\n"), NUMBER),
                sites("a decimal of nothing, with a comma", WEST.replace(",3\n", ",\"3,0\"\n"), NUMBER),
                organisation("TRUE", "TRUE", "true", FLAG),
                organisation("SANT", "SANT", "true", FLAG),
                organisation("FALSKT", "FALSKT", "false", FLAG),
                organisation("SANN", "SANN", "true", FLAG),
                organisation("USANN", "USANN", "false", FLAG),
                organisation("Ja", "Ja", "true", FLAG),
                organisation("Nei", "Nei", "false", FLAG),
                organisation("nej", "nej", "false", FLAG),
                organisation("an empty flag", "", "false"),
                new Understood(
                        "a sector in small letters",
                        csv("organisations.csv", "id,name,sector\nfresh,New,Primary care\n"),
                        csv("organisations.csv", "id,name,sector\nfresh,New,PRIMARY_CARE\n"),
                        EnumSet.of(CHOICE)),
                absence("a date and a time with a space", "anna,2026-12-07 09:00,2026-12-08 16:30,Course\n", DATE),
                absence("seconds", "anna,2026-12-07T09:00:00,2026-12-08T16:30:00,Course\n", DATE),
                absence("an hour of one digit", "anna,2026-12-07 9:00,2026-12-8 16:30,Course\n", DATE),
                absence("dots, as in Norway", "anna,07.12.2026 09:00,8.12.2026 16.30,Course\n", DATE),
                absence("slashes after the year", "anna,2026/12/07 09:00,2026/12/08 16:30,Course\n", DATE),
                absence("morning and afternoon", "anna,2026-12-07 9:00 AM,2026-12-08 4:30 PM,Course\n", DATE),
                offered("a plain week", "omar,TUE,09:00,24:00,east,2026-01-05,2026-12-31,\n"),
                offered("9:00", "omar,TUE,9:00,24:00,east,2026-01-05,2026-12-31,\n", TIME),
                offered("09:00:00", "omar,TUE,09:00:00,24:00:00,east,2026-01-05,2026-12-31,\n", TIME),
                offered("09.00", "omar,TUE,09.00,24.00,east,2026-01-05,2026-12-31,\n", TIME),
                offered("midnight as an end", "omar,TUE,09:00,00:00,east,2026-01-05,2026-12-31,\n", TIME),
                offered("2026-1-5", "omar,TUE,09:00,24:00,east,2026-1-5,2026-12-31,\n", DATE),
                offered("20260105", "omar,TUE,09:00,24:00,east,20260105,2026-12-31,\n", DATE),
                offered("31/12/2026 can't be a month", "omar,TUE,09:00,24:00,east,2026-01-05,31/12/2026,\n", DATE),
                offered(
                        "a day with an empty time",
                        "omar,TUE,09:00,24:00,east,2026-01-05 00:00:00,2026-12-31,\n",
                        DATE),
                offered("Tuesday in Swedish", "omar,Tisdag,09:00,24:00,east,2026-01-05,2026-12-31,\n", CHOICE),
                understood(
                        "lists with commas, lines and an end",
                        csv("specialists.csv", SPECIALISTS + "eva,Eva,,hospital,\"sv, nb\",\"Video\nOn site\n\",,,,\n"),
                        SPECIALISTS + "eva,Eva,,hospital,sv;nb,VIDEO;ON_SITE,,,,\n",
                        LIST));
    }

    // Understood: workbooks

    static Stream<Understood> workbooks() {
        String offered = AVAILABILITY + "omar,TUE,09:00,16:30,,2026-01-05,,\n";
        Object[] columns = {"specialist", "weekday", "from", "until", "valid_from"};
        Object[] site = {"id", "name", "organisation", "municipality", "rooms"};
        Object[] west = {"west", "Västra", "hospital", "Borås", 3};
        return Stream.of(
                understood("a sheet", book("sites").row(site).row(west).as("region.xlsx"), WEST),
                understood(
                        "a sheet in another case",
                        book("Sites ").row(site).row(west).as("x.xlsx"),
                        WEST),
                understood(
                        "a sheet without a name, in a file of the name",
                        book("Blad1").row(site).row(west).as("sites.xlsx"),
                        WEST),
                understood(
                        "a sheet without a name and one that is empty",
                        book("Sheet1")
                                .row("specialist", "competence", "level")
                                .row("omar", "neurology", 2)
                                .sheet("Sheet2")
                                .as("b.xlsx"),
                        HELD + "omar,neurology,2,,\n",
                        FILE_NAME,
                        LEFT_OUT_SHEET),
                understood(
                        "a hidden sheet",
                        book("sites")
                                .row(site)
                                .row(west)
                                .sheet("organisations", "hidden")
                                .row("nonsense")
                                .as("b.xlsx"),
                        WEST,
                        LEFT_OUT_SHEET),
                understood(
                        "a number where a whole one is due",
                        book("sites")
                                .row(site)
                                .row("west", "Västra", "hospital", "Borås", 3.0000000000000004)
                                .as("b.xlsx"),
                        WEST),
                understood(
                        "a formula",
                        book("sites")
                                .row(site)
                                .row("west", "Västra", "hospital", "Borås", new Formula("1+2", "n", "3"))
                                .as("b.xlsx"),
                        WEST,
                        FORMULA),
                understood(
                        "blank rows and columns",
                        book("sites")
                                .skip(2)
                                .row(null, "id", null, "name", "organisation", "municipality", "rooms")
                                .skip(1)
                                .row(null, "west", null, "Västra", "hospital", "Borås", 3)
                                .row("", " ")
                                .as("b.xlsx"),
                        WEST,
                        BLANK_ROWS,
                        BLANK_COLUMNS),
                understood(
                        "days and times as numbers",
                        book("availability")
                                .row(columns)
                                .row("omar", "TUE", time(0.375), time(0.6875), day(46027))
                                .as("b.xlsx"),
                        offered),
                understood(
                        "days and times in formats of one's own",
                        book("availability")
                                .row(columns)
                                .row("omar", "TUE", hours(0.375), hours(0.6875), ownDay(46027))
                                .as("b.xlsx"),
                        offered),
                understood(
                        "times that a sum missed by little",
                        book("availability")
                                .row(columns)
                                .row("omar", "TUE", time(0.37499999999), time(0.68750000001), day(46027))
                                .as("b.xlsx"),
                        offered),
                understood(
                        "days since 1904",
                        book("availability")
                                .since1904()
                                .row(columns)
                                .row("omar", "TUE", time(0.375), time(0.6875), day(46027 - 1462))
                                .as("b.xlsx"),
                        offered),
                understood(
                        "days and times as text",
                        book("availability")
                                .row(columns)
                                .row("omar", "tue", "9:00", "16:30", "2026-1-5")
                                .as("b.xlsx"),
                        offered,
                        CHOICE,
                        TIME,
                        DATE),
                understood(
                        "24 hours",
                        book("availability")
                                .row(columns)
                                .row("omar", "TUE", time(0.375), hours(1), day(46027))
                                .as("b.xlsx"),
                        offered.replace("16:30", "24:00")),
                understood(
                        "moments",
                        book("absences")
                                .row("specialist", "from", "until", "reason")
                                .row("anna", moment(46363.375), moment(46364.6875), "Course")
                                .as("b.xlsx"),
                        ABSENCES + "anna,2026-12-07T09:00,2026-12-08T16:30,Course\n"),
                understood(
                        "a day on which something begins",
                        book("absences")
                                .row("specialist", "from", "until", "reason")
                                .row("anna", day(46363), moment(46364), "Course")
                                .as("b.xlsx"),
                        ABSENCES + "anna,2026-12-07T00:00,2026-12-08T00:00,Course\n",
                        DATE),
                understood(
                        "true and false of Excel",
                        book("organisations")
                                .row("id", "name", "sector", "external")
                                .row("fresh", "New", "OTHER", true)
                                .as("b.xlsx"),
                        "id,name,sector,external\nfresh,New,OTHER,true\n"),
                understood(
                        "ids of digits, shown with zeros",
                        book("sites")
                                .row(site)
                                .row(fourDigits(42), "Västra", "hospital", "Borås", 3)
                                .as("b.xlsx"),
                        WEST.replace("west", "0042")));
    }

    // Understood: several in one

    static Stream<Understood> packages() {
        return Stream.of(
                understood("a zip", zip("region.zip", csv("sites.csv", WEST)), WEST),
                understood("a zip of a folder", zip("region.zip", csv("region/Sites.csv", WEST)), WEST),
                understood(
                        "a zip with what systems leave in it",
                        zip(
                                "region.zip",
                                csv("__MACOSX/._sites.csv", "x"),
                                csv(".DS_Store", "x"),
                                csv("Thumbs.db", "x"),
                                csv("sites.csv", WEST)),
                        WEST),
                understood(
                        "a workbook in a zip",
                        zip(
                                "region.zip",
                                book("sites")
                                        .row("id", "name", "organisation", "municipality", "rooms")
                                        .row("west", "Västra", "hospital", "Borås", 3)
                                        .as("b.xlsx")),
                        WEST),
                understood(
                        "a workbook with another ending",
                        book("sites")
                                .row("id", "name", "organisation", "municipality", "rooms")
                                .row("west", "Västra", "hospital", "Borås", 3)
                                .as("b.zip"),
                        WEST),
                understood(
                        "settings, which stay as they are",
                        zip("region.zip", csv("sites.csv", WEST), csv("dataset.properties", "name=Other\n")),
                        WEST,
                        SETTINGS_LEFT_OUT),
                understood(
                        "what is published already",
                        zip(
                                "region.zip",
                                csv("sites.csv", WEST),
                                csv(
                                        "consultations.csv",
                                        "request,start,mode,site,role,specialist,pinned\n"
                                                + "r1,2026-11-23 09:30,ON_SITE,east,neurologist,anna,JA\n")),
                        WEST,
                        DATE,
                        FLAG,
                        PUBLISHED_ALREADY));
    }

    // Refused

    private static Refused refused(
            String what,
            UploadedFile file,
            @Nullable Integer line,
            @Nullable String column,
            @Nullable String value,
            String expected) {
        return new Refused(what, file, file.name(), line, column, value, expected);
    }

    private static Refused ofSites(
            String what,
            String text,
            @Nullable Integer line,
            @Nullable String column,
            @Nullable String value,
            String expected) {
        return refused(what, csv("sites.csv", text), line, column, value, expected);
    }

    private static Refused ofOffered(String what, String row, String column, String value, String expected) {
        return refused(what, csv("availability.csv", AVAILABILITY + row), 2, column, value, expected);
    }

    /** What could mean two things, or nothing. */
    static Stream<Refused> unclear() {
        return Stream.of(
                ofOffered(
                        "5/1/2026",
                        "omar,TUE,09:00,12:00,,5/1/2026,,\n",
                        "valid_from",
                        "5/1/2026",
                        "write 2026-01-05 or 2026-05-01"),
                ofOffered(
                        "5-1-2026",
                        "omar,TUE,09:00,12:00,,5-1-2026,,\n",
                        "valid_from",
                        "5-1-2026",
                        "write 2026-01-05 or 2026-05-01"),
                ofOffered(
                        "a year of two digits",
                        "omar,TUE,09:00,12:00,,05.01.26,,\n",
                        "valid_from",
                        "05.01.26",
                        "a date such as"),
                ofOffered(
                        "a day that isn't",
                        "omar,TUE,09:00,12:00,,2026-2-30,,\n",
                        "valid_from",
                        "2026-2-30",
                        "a date such as"),
                ofOffered("an hour alone", "omar,TUE,9,12:00,,,,\n", "from", "9", "a time such as 09:00"),
                ofOffered(
                        "half past nine as a number",
                        "omar,TUE,\"9,5\",12:00,,,,\n",
                        "from",
                        "9,5",
                        "a time such as 09:00"),
                ofOffered(
                        "seconds that are not nothing",
                        "omar,TUE,09:00:30,12:00,,,,\n",
                        "from",
                        "09:00:30",
                        "a time such as 09:00"),
                ofOffered("two weekdays", "omar,TUE-WED,09:00,12:00,,,,\n", "weekday", "TUE-WED", "one of MON, TUE"),
                refused(
                        "until a day alone",
                        csv("absences.csv", ABSENCES + "anna,2026-12-07,2026-12-08,\n"),
                        2,
                        "until",
                        "2026-12-08",
                        "2026-12-08T00:00 or 2026-12-09T00:00"),
                refused(
                        "a moment with an offset",
                        csv("absences.csv", ABSENCES + "anna,2026-12-07T09:00Z,2026-12-08T09:00,\n"),
                        2,
                        "from",
                        "2026-12-07T09:00Z",
                        "a date and time such as"),
                ofSites(
                        "thousands or decimals",
                        SITES + "west,Västra,,,3.000\n",
                        2,
                        "rooms",
                        "3.000",
                        "a whole number"),
                ofSites("half a room", SITES + "west,Västra,,,2.5\n", 2, "rooms", "2.5", "a whole number"),
                refused(
                        "neither yes nor no",
                        csv("organisations.csv", "id,name,sector,external\nfresh,New,OTHER,kanske\n"),
                        2,
                        "external",
                        "kanske",
                        "true or false"),
                ofSites("a row that is too short", SITES + "west,Västra\n", 2, null, "2 cells", "5 cells"),
                ofSites(
                        "a comma that was not quoted",
                        SITES + "west,Västra, gamla,hospital,Borås,3\n",
                        2,
                        null,
                        "6 cells",
                        "5 cells"),
                ofSites(
                        "a column without a heading",
                        "id,name,\nwest,Västra,why\n",
                        2,
                        "C",
                        "why",
                        "a heading above this column"),
                ofSites(
                        "a column that nobody knows",
                        "id,name,colour\nwest,Västra,red\n",
                        1,
                        "C",
                        "colour",
                        "the columns are id, name"),
                ofSites("a column twice", "id,name,Name\nwest,Västra,V\n", 1, "name", "Name", "each column once"),
                ofSites(
                        "a header that fits nothing",
                        "Clinic\nVästra\n",
                        1,
                        null,
                        "Clinic",
                        "a header with the columns id, name"),
                ofSites(
                        "no header",
                        "west,Västra,hospital,Borås,3\n",
                        1,
                        null,
                        "west, Västra, hospital, Borås, 3",
                        "a header with the columns"),
                ofSites(
                        "a new row without what it needs",
                        "id,rooms\nwest,3\n",
                        1,
                        "name",
                        null,
                        "this column in the header"),
                ofSites("what is needed emptied", "id,name\neast,\n", 2, "name", "", "this to be filled"),
                ofSites(
                        "an id that refers to nothing",
                        SITES + "west,Västra,hospitla,,\n",
                        2,
                        "organisation",
                        "hospitla",
                        "organisations.csv"),
                ofSites(
                        "one key twice",
                        SITES + "west,Västra,,,\nwest,Andra,,,\n",
                        3,
                        null,
                        null,
                        "line 2 has it already"),
                refused(
                        "a name that says nothing and a header that fits two",
                        csv("x.csv", "specialist,from,until\nanna,2026-12-07T09:00,2026-12-07T10:00\n"),
                        null,
                        null,
                        null,
                        "fits one of its files and no other"),
                refused(
                        "what is published, changed",
                        csv(
                                "consultations.csv",
                                "request,start,mode,site,role,specialist,pinned\nr1,2026-11-24T09:30,ON_SITE,east,neurologist,anna,true\n"),
                        2,
                        "request",
                        "r1",
                        "is changed by publishing"));
    }

    private static Refused ofBook(String what, Book book, int line, String column, String value, String expected) {
        UploadedFile file = book.as("b.xlsx");
        return new Refused(what, file, "b.xlsx › sites", line, column, value, expected);
    }

    private static Book sitesBook(Object... row) {
        return book("sites")
                .row("id", "name", "organisation", "municipality", "rooms")
                .row(row);
    }

    /** Cells of workbooks. */
    static Stream<Refused> failing() {
        return Stream.of(
                ofBook(
                        "#N/A",
                        sitesBook("west", "Västra", new Failed("#N/A")),
                        2,
                        "organisation (C)",
                        "#N/A",
                        "the formula here fails"),
                ofBook(
                        "a formula that failed",
                        sitesBook("west", "Västra", new Formula("VLOOKUP(1)", "e", "#REF!")),
                        2,
                        "organisation (C)",
                        "#REF!",
                        "the formula here fails"),
                ofBook(
                        "a formula that nobody worked out",
                        sitesBook("west", "Västra", null, null, new Formula("1+2", "n", null)),
                        2,
                        "rooms (E)",
                        "=1+2",
                        "has not been worked out"),
                ofBook(
                        "a day where a text is due",
                        sitesBook("west", day(46027)),
                        2,
                        "name (B)",
                        "2026-01-05",
                        "made a date of it"),
                ofBook(
                        "an id that became a day",
                        sitesBook(day(46027), "Västra"),
                        2,
                        "id (A)",
                        "2026-01-05",
                        "made a date of it"),
                ofBook(
                        "a number of too many digits",
                        sitesBook(1.2345678901234567E17, "Västra"),
                        2,
                        "id (A)",
                        "123456789012345660",
                        "15 digits"),
                ofBook(
                        "a day where a number is due",
                        sitesBook("west", "Västra", null, null, day(3)),
                        2,
                        "rooms (E)",
                        "1900-01-03",
                        "a whole number"),
                ofBook(
                        "a cell beside the table",
                        sitesBook("west", "Västra", null, null, 3, "why"),
                        2,
                        "F",
                        "why",
                        "a heading above"),
                new Refused(
                        "a number where a time is due",
                        book("availability")
                                .row("specialist", "weekday", "from", "until")
                                .row("omar", "TUE", 9, "12:00")
                                .as("b.xlsx"),
                        "b.xlsx › availability",
                        2,
                        "from (C)",
                        "9",
                        "a time such as"),
                new Refused(
                        "a day and a time where a time is due",
                        book("availability")
                                .row("specialist", "weekday", "from", "until")
                                .row("omar", "TUE", moment(46027.375), "12:00")
                                .as("b.xlsx"),
                        "b.xlsx › availability",
                        2,
                        "from (C)",
                        "2026-01-05T09:00",
                        "a time such as"),
                new Refused(
                        "until a day alone, as a number",
                        book("absences")
                                .row("specialist", "from", "until")
                                .row("anna", day(46363), day(46364))
                                .as("b.xlsx"),
                        "b.xlsx › absences",
                        2,
                        "until (C)",
                        "2026-12-08",
                        "2026-12-08T00:00 or 2026-12-09T00:00"),
                new Refused(
                        "a sheet that is none of ours",
                        sitesBook("west", "Västra")
                                .sheet("Notes")
                                .row("Call Eva")
                                .as("b.xlsx"),
                        "b.xlsx › Notes",
                        null,
                        null,
                        null,
                        "a name of the format"),
                new Refused(
                        "two sheets of one file",
                        sitesBook("west", "Västra")
                                .sheet("Sites (2)")
                                .row("id", "name")
                                .row("south", "Södra")
                                .as("b.xlsx"),
                        "b.xlsx › Sites (2)",
                        null,
                        null,
                        null,
                        "b.xlsx › sites is the same one"));
    }

    /** Files that are something else, or hostile. */
    static Stream<Refused> strange() {
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0, 0};
        byte[] locked = Arrays.copyOf(old, 200);
        byte[] word = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(word, 0, locked, 100, word.length);
        Map<String, byte[]> open = new LinkedHashMap<>();
        open.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet".getBytes(StandardCharsets.UTF_8));
        open.put("content.xml", "<x/>".getBytes(StandardCharsets.UTF_8));
        byte[] book = sitesBook("west", "Västra").bytes();
        byte[] encrypted = zip("x.zip", csv("sites.csv", WEST)).bytes().clone();
        encrypted[6] |= 1;
        for (int i = 0; i < encrypted.length - 4; i++) {
            // The same again in the directory at the end.
            if (encrypted[i] == 'P' && encrypted[i + 1] == 'K' && encrypted[i + 2] == 1 && encrypted[i + 3] == 2) {
                encrypted[i + 8] |= 1;
            }
        }
        return Stream.of(
                refused(
                        "Excel of before 2007",
                        new UploadedFile("sites.xls", old),
                        null,
                        null,
                        null,
                        "save it as .xlsx"),
                refused(
                        "a workbook with a password",
                        new UploadedFile("sites.xlsx", locked),
                        null,
                        null,
                        null,
                        "without a password"),
                refused(
                        "a binary workbook",
                        new Book().sheet("sites").with("xl/workbook.bin", old).as("sites.xlsb"),
                        null,
                        null,
                        null,
                        "save it as .xlsx"),
                refused(
                        "LibreOffice's own",
                        new UploadedFile("sites.ods", zipped(open)),
                        null,
                        null,
                        null,
                        "save it as .xlsx"),
                refused(
                        "a zip with a password",
                        new UploadedFile("x.zip", encrypted),
                        null,
                        null,
                        null,
                        "without a password"),
                refused(
                        "a picture",
                        new UploadedFile("sites.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0}),
                        null,
                        null,
                        null,
                        "this is something else"),
                refused(
                        "a picture that is called a table",
                        new UploadedFile("sites.csv", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 1}),
                        null,
                        null,
                        null,
                        "this is something else"),
                refused("a PDF", csv("sites.pdf", "%PDF-1.7\n"), null, null, null, "this is something else"),
                refused(
                        "a web page that is called Excel",
                        csv("sites.xls", "<html><table></table></html>"),
                        null,
                        null,
                        null,
                        "this is something else"),
                refused("nothing", new UploadedFile("sites.csv", new byte[0]), null, null, null, "nothing in this one"),
                refused("blank rows only", csv("sites.csv", "\n\n,,\n"), 1, null, "", "a header with the columns"),
                refused(
                        "letters of an old Mac",
                        new UploadedFile(
                                "sites.csv",
                                WEST.replace("\n", "\r").replace("ä", "\u008A").getBytes(StandardCharsets.ISO_8859_1)),
                        null,
                        null,
                        null,
                        "CSV UTF-8"),
                refused(
                        "bytes that are no letters",
                        new UploadedFile("sites.csv", "id,name\nwest,V\u0081\n".getBytes(StandardCharsets.ISO_8859_1)),
                        null,
                        null,
                        null,
                        "CSV UTF-8"),
                refused(
                        "a quote that never ends",
                        csv("sites.csv", SITES + "west,\"Västra,,,\n"),
                        2,
                        null,
                        null,
                        "quotes that pair"),
                refused(
                        "half a workbook",
                        new UploadedFile("sites.xlsx", Arrays.copyOf(book, book.length / 2)),
                        null,
                        null,
                        null,
                        "save it as .xlsx once more"),
                refused(
                        "half a zip",
                        new UploadedFile(
                                "x.zip",
                                Arrays.copyOf(
                                        zip("x.zip", csv("sites.csv", WEST)).bytes(), 40)),
                        null,
                        null,
                        null,
                        "can’t be opened"),
                refused("no zip at all", csv("x.zip", "hello"), null, null, null, "can’t be opened"),
                refused("a zip in a zip", zip("x.zip", zip("y.zip", csv("sites.csv", WEST))), null, null, null, "")
                        .at("y.zip", "no zip within a zip"),
                refused("an empty zip", zip("x.zip"), null, null, null, "with files in it"),
                refused(
                        "a bomb",
                        zip("x.zip", new UploadedFile("sites.csv", new byte[64 << 20])),
                        null,
                        null,
                        null,
                        "grows too large"),
                refused(
                        "entities",
                        sitesBook("west", "Västra")
                                .doctype("<!DOCTYPE x [<!ENTITY a \"b\">]>\n")
                                .as("sites.xlsx"),
                        null,
                        null,
                        null,
                        "an Excel workbook that can be read"),
                refused(
                                "one file twice",
                                zip("x.zip", csv("sites.csv", WEST), csv("Sites.txt", WEST)),
                                null,
                                null,
                                null,
                                "")
                        .at("Sites.txt", "sites.csv is the same one"));
    }
}
