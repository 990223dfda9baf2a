package org.samrad.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

class DatesTest {

    private static final LocalDateTime MOMENT = LocalDateTime.of(2026, 10, 26, 13, 0);

    private Dates dates;

    @BeforeEach
    void readMessages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        dates = new Dates(messages);
    }

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void swedishWritesDatesAsSwedenDoes() {
        LocaleContextHolder.setLocale(Locale.of("sv"));
        assertThat(dates.dateTime(MOMENT)).isEqualTo("2026-10-26 13:00");
        assertThat(dates.day(MOMENT.toLocalDate())).isEqualTo("Måndag 26 oktober");
        assertThat(dates.within(dates.day(MOMENT.toLocalDate()))).isEqualTo("måndag 26 oktober");
        assertThat(dates.times(MOMENT, MOMENT.plusMinutes(45))).isEqualTo("13:00–13:45");
        assertThat(dates.week(MOMENT.toLocalDate())).isEqualTo("v. 44");
    }

    @Test
    void norwegianWritesDatesAsNorwayDoes() {
        LocaleContextHolder.setLocale(Locale.of("nb"));
        assertThat(dates.dateTime(MOMENT)).isEqualTo("26.10.2026 kl. 13.00");
        assertThat(dates.day(MOMENT.toLocalDate())).isEqualTo("Mandag 26. oktober");
        assertThat(dates.times(MOMENT, MOMENT.plusMinutes(45))).isEqualTo("13.00–13.45");
        assertThat(dates.week(MOMENT.toLocalDate())).isEqualTo("uke 44");
    }

    @Test
    void howLongSomethingTakesIsSaidInHoursAndMinutes() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(dates.length(165)).isEqualTo("2 hours 45 minutes");
        assertThat(dates.length(60)).isEqualTo("1 hour");
        assertThat(dates.length(45)).isEqualTo("45 minutes");
        LocaleContextHolder.setLocale(Locale.of("sv"));
        assertThat(dates.length(165)).isEqualTo("2 timmar 45 minuter");
        LocaleContextHolder.setLocale(Locale.of("nb"));
        assertThat(dates.length(75)).isEqualTo("1 time 15 minutter");
    }

    @Test
    void englishNamesTheMonth() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(dates.dateTime(MOMENT)).isEqualTo("26 Oct 2026, 13:00");
        assertThat(dates.within(dates.day(MOMENT.toLocalDate()))).isEqualTo("Monday 26 October");
        assertThat(dates.week(MOMENT.toLocalDate())).isEqualTo("week 44");
    }

    @Test
    void aStretchSaysNothingTwice() {
        LocaleContextHolder.setLocale(Locale.of("nb"));
        assertThat(dates.span(MOMENT, MOMENT.plusMinutes(45))).isEqualTo("26.10.2026 kl. 13.00–13.45");
        LocalDateTime midnight = LocalDateTime.of(2026, 12, 17, 0, 0);
        assertThat(dates.span(midnight, midnight.plusDays(1))).isEqualTo("17.12.2026");
        assertThat(dates.span(midnight, midnight.plusDays(4))).isEqualTo("17.12.2026 – 20.12.2026");
        assertThat(dates.span(midnight, midnight.plusHours(30)))
                .isEqualTo("17.12.2026 kl. 00.00 – 18.12.2026 kl. 06.00");
    }

    @Test
    void theFirstOfJanuary2027IsInWeek53() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(dates.week(LocalDate.of(2027, 1, 1))).isEqualTo("week 53");
    }
}
