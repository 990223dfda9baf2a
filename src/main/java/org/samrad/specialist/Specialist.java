package org.samrad.specialist;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SQLOrder;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.time.Country;
import org.samrad.time.PublicHolidays;
import org.samrad.time.TimeRange;

/** Someone who can be consulted. */
@Entity
public class Specialist {

    @Id
    private String id;

    @Version
    private @Nullable Integer version;

    private String name;
    private @Nullable String title;
    private String organisation;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> languages;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Enumerated(EnumType.STRING)
    private Set<Mode> modes;

    private @Nullable Integer maxPerDay;
    private @Nullable Integer maxPerWeek;
    private int bufferMinutes;
    private @Nullable String email;

    @ElementCollection
    @CollectionTable(name = "specialist_competence", joinColumns = @JoinColumn(name = "specialist"))
    @SQLOrder("position")
    private List<Qualification> qualifications = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "availability", joinColumns = @JoinColumn(name = "specialist"))
    @SQLOrder("position")
    private List<Availability> availability = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "extra_time", joinColumns = @JoinColumn(name = "specialist"))
    @SQLOrder("position")
    private List<OfferedOnce> extraTime = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "absence", joinColumns = @JoinColumn(name = "specialist"))
    @SQLOrder("position")
    private List<Absence> absences = new ArrayList<>();

    private @Nullable LocalDate retired;

    protected Specialist() {}

    public String id() {
        return id;
    }

    /** Whether nothing new may name them; what names them already stands. */
    public boolean isRetired() {
        return retired != null;
    }

    public String name() {
        return name;
    }

    /** What the specialist is called at work, such as "Child neurologist". */
    public @Nullable String title() {
        return title;
    }

    /** The id of the organisation. */
    public String organisation() {
        return organisation;
    }

    /** BCP 47 tags of the languages spoken. */
    public List<String> languages() {
        return List.copyOf(languages);
    }

    /** How the specialist can be met. */
    public Set<Mode> modes() {
        return EnumSet.copyOf(modes);
    }

    /** The most consultations on one day; null means no limit. */
    public @Nullable Integer maxPerDay() {
        return maxPerDay;
    }

    /** The most consultations in one ISO week; null means no limit. */
    public @Nullable Integer maxPerWeek() {
        return maxPerWeek;
    }

    /** Minutes that stay free after each consultation. */
    public int bufferMinutes() {
        return bufferMinutes;
    }

    public @Nullable String email() {
        return email;
    }

    public List<Qualification> qualifications() {
        return List.copyOf(qualifications);
    }

    /** Time offered for consultations, before absences and public holidays are taken off. */
    public List<Availability> availability() {
        return List.copyOf(availability);
    }

    /** Offers more time; does nothing where just that is offered already. Returns whether it was not. */
    public boolean offer(Availability more) {
        return !availability.contains(more) && availability.add(more);
    }

    /** Takes back time that was offered; does nothing where it is not. */
    public void takeBack(Availability offered) {
        availability.remove(offered);
    }

    /** Time offered once, before absences are taken off. */
    public List<OfferedOnce> extraTime() {
        return List.copyOf(extraTime);
    }

    public List<Absence> absences() {
        return List.copyOf(absences);
    }

    /**
     * The stretches of a day in which the specialist offers time: on a public holiday only what is offered once, less absences,
     * those at different sites apart.
     *
     * @param country whose public holidays count
     */
    public List<TimeRange> offeredOn(LocalDate date, @Nullable Country country) {
        var offered = new ArrayList<TimeRange>();
        String site = "";
        for (OfferedOnce row : rowsOn(date, country)) {
            var stretch = new TimeRange(row.from(), row.until());
            TimeRange last = offered.isEmpty() ? null : offered.getLast();
            String here = Objects.requireNonNullElse(row.site(), "");
            if (last != null && site.equals(here) && !stretch.from().isAfter(last.until())) {
                LocalDateTime until = stretch.until().isAfter(last.until()) ? stretch.until() : last.until();
                offered.set(offered.size() - 1, new TimeRange(last.from(), until));
            } else {
                offered.add(stretch);
            }
            site = here;
        }
        List<TimeRange> left = offered;
        for (Absence away : absences) {
            left = left.stream().flatMap(stretch -> without(stretch, away)).toList();
        }
        return left;
    }

    /** What is offered on a day, weekly or once, by site and start. */
    private List<OfferedOnce> rowsOn(LocalDate date, @Nullable Country country) {
        var rows = new ArrayList<OfferedOnce>();
        if (!PublicHolidays.isHoliday(country, date)) {
            availability.stream().filter(row -> row.isOn(date)).forEach(row -> {
                TimeRange range = row.on(date);
                rows.add(new OfferedOnce(range.from(), range.until(), row.site()));
            });
        }
        extraTime.stream().filter(row -> row.from().toLocalDate().equals(date)).forEach(rows::add);
        rows.sort(Comparator.comparing((OfferedOnce row) -> Objects.requireNonNullElse(row.site(), ""))
                .thenComparing(OfferedOnce::from));
        return rows;
    }

    private static Stream<TimeRange> without(TimeRange stretch, Absence away) {
        if (!away.from().isBefore(stretch.until()) || !stretch.from().isBefore(away.until())) {
            return Stream.of(stretch);
        }
        var left = Stream.<TimeRange>builder();
        if (stretch.from().isBefore(away.from())) {
            left.add(new TimeRange(stretch.from(), away.from()));
        }
        if (away.until().isBefore(stretch.until())) {
            left.add(new TimeRange(away.until(), stretch.until()));
        }
        return left.build();
    }
}
