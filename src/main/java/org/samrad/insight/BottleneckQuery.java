package org.samrad.insight;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.insight.UnmetDemand.By;
import org.samrad.limits.FilterNotRead;
import org.samrad.limits.FilterNotRead.Must;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the page of bottlenecks is asked to show; all of it is in the page's address.
 *
 * @param plan the plan's code; null for the newest proposal, or what is published where there is none
 * @param competence a competence's id; it and the narrower ones are shown
 * @param area a municipality or {@link UnmetDemand#UNKNOWN}; only requests of it are shown
 * @param by what a line of unmet demand is about: {@code competence}, {@code area} or {@code both}
 * @param hours {@code weeks} for a line of hours per week, {@code total} for one in all; null for weeks where a competence is chosen
 * @param of the competence, exactly, of the requests that are listed
 * @param in the area of the requests that are listed
 * @param week the Monday of the week of the requests that are listed
 * @param why the reason of the requests that are listed
 * @param about what that reason is about, by its id; empty where it is about the requests themselves
 */
record BottleneckQuery(
        @Nullable String plan,
        @Nullable String competence,
        @Nullable String area,
        @Nullable String by,
        @Nullable String hours,
        @Nullable String of,
        @Nullable String in,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate week,

        @Nullable String why,
        @Nullable String about) {

    static final String PATH = "/plan/bottlenecks";

    private static final Set<String> LINES = Set.of("competence", "area", "both");
    private static final Set<String> HOURS = Set.of("weeks", "total");

    /** The page of a plan with nothing chosen. */
    static BottleneckQuery about(@Nullable String plan) {
        return new BottleneckQuery(plan, null, null, null, null, null, null, null, null, null);
    }

    /** The same about the plan that has that code. */
    BottleneckQuery ofPlan(String code) {
        return new BottleneckQuery(code, competence, area, by, hours, of, in, week, why, about);
    }

    By lines() {
        return "area".equals(by) ? By.AREA : "both".equals(by) ? By.BOTH : By.COMPETENCE;
    }

    /** The code of {@link #lines} in an address. */
    public String shownBy() {
        return lines().name().toLowerCase(Locale.ROOT);
    }

    /**
     * What is asked for that there is not.
     *
     * @param competences the ids of those that can be chosen
     * @param areas likewise
     */
    List<FilterNotRead> notRead(Collection<String> competences, Collection<String> areas) {
        return Stream.of(
                        FilterNotRead.unless(competences, "plan.filter.competence", competence, Must.CHOICE),
                        FilterNotRead.unless(areas, "bottleneck.area", area, Must.CHOICE),
                        FilterNotRead.unless(LINES, "bottleneck.by", by, Must.LINK),
                        FilterNotRead.unless(HOURS, "bottleneck.hours.by", hours, Must.LINK))
                .flatMap(Optional::stream)
                .toList();
    }

    public boolean hoursByWeek() {
        return hours == null ? isGiven(competence) : hours.equals("weeks");
    }

    /** Whether only some requests are shown. */
    public boolean filtered() {
        return isGiven(competence) || isGiven(area);
    }

    /** Whether requests are to be listed. */
    public boolean lists() {
        return isGiven(of) || isGiven(in) || week != null || isGiven(why);
    }

    boolean wants(UnmetDemand.Cell cell, StudiedPlan situation) {
        return (!isGiven(area) || cell.area().equals(area))
                && (!isGiven(competence)
                        || cell.competence().equals(competence)
                        || situation.facts().isSameOrNarrower(cell.competence(), String.valueOf(competence)));
    }

    boolean lists(UnmetDemand.Cell cell) {
        return (!isGiven(of) || cell.competence().equals(of))
                && (!isGiven(in) || cell.area().equals(in))
                && (week == null || cell.week().equals(week));
    }

    /** The address of the same with lines about something else. */
    public String linesBy(String other) {
        return new BottleneckQuery(plan, competence, area, other, hours, null, null, null, null, null).address()
                + "#unmet";
    }

    /** The address of the same with hours per week or in all. */
    public String hoursBy(String other) {
        return new BottleneckQuery(plan, competence, area, by, other, null, null, null, null, null).address()
                + "#hours";
    }

    /** The address of the same for one competence and what is narrower. */
    public String ofCompetence(String id) {
        return new BottleneckQuery(plan, id, area, by, null, null, null, null, null, null).address();
    }

    /** The address of the same with the requests of a cell listed; null for any. */
    public String listing(@Nullable String exactly, @Nullable String from, @Nullable LocalDate monday) {
        return new BottleneckQuery(plan, competence, area, by, hours, exactly, from, monday, null, null).address()
                + "#requests";
    }

    /** The address of the page with the requests listed that something stands in the way of. */
    public String listing(Hindrances.Hindrance hindrance) {
        return new BottleneckQuery(
                                plan,
                                null,
                                null,
                                by,
                                hours,
                                null,
                                null,
                                null,
                                hindrance.reason().name(),
                                hindrance.about().id())
                        .address()
                + "#requests";
    }

    /** The address without filters. */
    public String unfiltered() {
        return new BottleneckQuery(plan, null, null, by, null, null, null, null, null, null).address();
    }

    /** The address of exactly this. */
    public String address() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PATH);
        add(address, "plan", plan);
        add(address, "competence", competence);
        add(address, "area", area);
        add(address, "by", by);
        add(address, "hours", hours);
        add(address, "of", of);
        add(address, "in", in);
        add(address, "week", week);
        add(address, "why", why);
        add(address, "about", about);
        return address.encode().build().toUriString();
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value.toString()));
        }
    }
}
