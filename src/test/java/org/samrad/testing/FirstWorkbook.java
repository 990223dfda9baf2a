package org.samrad.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * What a small region begins with, a sheet a file: a hospital that is part of the region, and a town; seven people who offer their
 * Mondays, Wednesdays and Fridays, Cia Dahl alone an expert in child neurology; a case of each.
 */
public final class FirstWorkbook {

    /** What is wrong in {@link #broken}: the sheet, the line and the column of each. */
    public static final List<List<String>> FAULTS = List.of(
            List.of("specialists", "3", "organisation"),
            List.of("specialist_competences", "5", "level"),
            List.of("availability", "9", "until"));

    /** The ids of those who are in it. */
    public static final List<String> PEOPLE = List.of("anna", "bo", "cia", "dan", "eva", "finn", "gro");

    private FirstWorkbook() {}

    /** With three rows that are wrong. */
    public static byte[] broken() {
        Map<String, List<List<String>>> sheets = sheets();
        sheets.get("specialists").set(2, List.of("bo", "Bo Ek", "hospitl", "sv", "VIDEO;PHONE"));
        sheets.get("specialist_competences").set(4, List.of("dan", "child-neurology", "three"));
        sheets.get("availability").set(8, List.of("cia", "WED", "09:00", "25:00"));
        return bytes(sheets);
    }

    /** With nothing wrong. */
    public static byte[] mended() {
        return bytes(sheets());
    }

    private static Map<String, List<List<String>>> sheets() {
        Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
        sheets.put(
                "organisations",
                List.of(
                        List.of("id", "name", "sector", "part_of"),
                        List.of("region", "Region North", "OTHER", ""),
                        List.of("hospital", "Children's Hospital", "SPECIALIST_CARE", "region"),
                        List.of("town", "Town of Alder", "MUNICIPALITY", "")));
        sheets.put(
                "sites",
                List.of(
                        List.of("id", "name", "organisation", "rooms"),
                        List.of("clinic", "The clinic", "hospital", "2"),
                        List.of("house", "The family house", "town", "1")));
        sheets.put(
                "competences",
                List.of(
                        List.of("id", "name_en"),
                        List.of("child-psychiatry", "Child psychiatry"),
                        List.of("child-neurology", "Child neurology"),
                        List.of("speech", "Speech therapy"),
                        List.of("social-work", "Social work")));
        sheets.put(
                "specialists",
                new ArrayList<>(List.of(
                        List.of("id", "name", "organisation", "languages", "modes"),
                        List.of("anna", "Anna Åker", "hospital", "sv;en", "VIDEO;PHONE"),
                        List.of("bo", "Bo Ek", "hospital", "sv", "VIDEO;PHONE"),
                        List.of("cia", "Cia Dahl", "hospital", "sv;nb", "VIDEO"),
                        List.of("dan", "Dan Öst", "hospital", "sv", "VIDEO"),
                        List.of("eva", "Eva Lind", "town", "sv", "VIDEO"),
                        List.of("finn", "Finn Moe", "town", "nb", "VIDEO;PHONE"),
                        List.of("gro", "Gro Vik", "town", "nb", "VIDEO"))));
        sheets.put(
                "specialist_competences",
                new ArrayList<>(List.of(
                        List.of("specialist", "competence", "level"),
                        List.of("anna", "child-psychiatry", "4"),
                        List.of("bo", "child-psychiatry", "3"),
                        List.of("cia", "child-neurology", "5"),
                        List.of("dan", "child-neurology", "3"),
                        List.of("eva", "speech", "3"),
                        List.of("finn", "social-work", "4"),
                        List.of("gro", "social-work", "3"))));
        List<List<String>> offered = new ArrayList<>();
        offered.add(List.of("specialist", "weekday", "from", "until"));
        for (String person : PEOPLE) {
            for (String day : List.of("MON", "WED", "FRI")) {
                offered.add(List.of(person, day, "09:00", "16:00"));
            }
        }
        sheets.put("availability", offered);
        sheets.put("cases", List.of(List.of("id", "organisation"), List.of("H-1", "hospital"), List.of("T-1", "town")));
        return sheets;
    }

    private static byte[] bytes(Map<String, List<List<String>>> sheets) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Spreadsheets", "1.0")) {
            sheets.forEach((name, rows) -> {
                Worksheet sheet = workbook.newWorksheet(name);
                for (int row = 0; row < rows.size(); row++) {
                    for (int column = 0; column < rows.get(row).size(); column++) {
                        sheet.value(row, column, rows.get(row).get(column));
                    }
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
