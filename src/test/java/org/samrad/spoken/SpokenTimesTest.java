package org.samrad.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.testing.Thorough;
import org.samrad.time.TimeRange;

/** Times as people say them, on Tuesday 1 December 2026 (week 49), where four weeks are meant if nobody says how long. */
class SpokenTimesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final SpokenTimes.Frame FRAME = new SpokenTimes.Frame(TODAY, LocalDate.of(2026, 12, 27), 45);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M", Locale.ROOT);

    /** What was said; then the times, each as the days and the hours. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tuesdays and Thursdays 13–16 until Christmas          | 1.12 3.12 8.12 10.12 15.12 17.12 22.12 at 13:00-16:00
            tisdagar och torsdagar 13–16 till jul                 | 1.12 3.12 8.12 10.12 15.12 17.12 22.12 at 13:00-16:00
            tirsdager og torsdager kl. 13–16 fram til jul         | 1.12 3.12 8.12 10.12 15.12 17.12 22.12 at 13:00-16:00
            weekdays before 10 until 4 December                   | 1.12 2.12 3.12 4.12 at 07:00-10:00
            vardagar före 10 till 4 december                      | 1.12 2.12 3.12 4.12 at 07:00-10:00
            hverdager før 10 til 4. desember                      | 1.12 2.12 3.12 4.12 at 07:00-10:00
            Mondays in odd weeks 9–12 from 7 December             | 14.12 at 09:00-12:00
            måndagar udda veckor 9-12 från 7 december             | 14.12 at 09:00-12:00
            mandager i oddetallsuker 9–12 fra 7. desember         | 14.12 at 09:00-12:00
            Mondays in even weeks 9-12                            | 7.12 21.12 at 09:00-12:00
            jämna veckor måndag 9-12                              | 7.12 21.12 at 09:00-12:00
            partallsuker mandag 9-12                              | 7.12 21.12 at 09:00-12:00
            Mon–Thu 8-9 until 10 Dec                              | 1.12 2.12 3.12 7.12 8.12 9.12 10.12 at 08:00-09:00
            mån-tors 8-9 t.o.m. 10 dec                            | 1.12 2.12 3.12 7.12 8.12 9.12 10.12 at 08:00-09:00
            man–tors 8–9 til og med 10. des.                      | 1.12 2.12 3.12 7.12 8.12 9.12 10.12 at 08:00-09:00
            Monday to Thursday 8-9 until 10/12                    | 1.12 2.12 3.12 7.12 8.12 9.12 10.12 at 08:00-09:00
            måndag till torsdag 8-9 före 11 december              | 1.12 2.12 3.12 7.12 8.12 9.12 10.12 at 08:00-09:00
            Wed 9:30-11:00                                        | 2.12 9.12 16.12 23.12 at 09:30-11:00
            ons 9.30–11                                           | 2.12 9.12 16.12 23.12 at 09:30-11:00
            onsdagar kl 9.30 till 11                              | 2.12 9.12 16.12 23.12 at 09:30-11:00
            Wednesdays from 9 to 11                               | 2.12 9.12 16.12 23.12 at 09:00-11:00
            onsdager fra 9 til 11                                 | 2.12 9.12 16.12 23.12 at 09:00-11:00
            onsdagar mellan 9 och 11                              | 2.12 9.12 16.12 23.12 at 09:00-11:00
            Wednesdays between 9 and 11                           | 2.12 9.12 16.12 23.12 at 09:00-11:00
            Wednesdays 9am-11am                                   | 2.12 9.12 16.12 23.12 at 09:00-11:00
            Wednesdays 1-4 pm                                     | 2.12 9.12 16.12 23.12 at 13:00-16:00
            Wednesdays 9 am to 1 pm                               | 2.12 9.12 16.12 23.12 at 09:00-13:00
            9–11 on Wednesdays                                    | 2.12 9.12 16.12 23.12 at 09:00-11:00
            fredagar efter 14                                     | 4.12 11.12 18.12 25.12 at 14:00-20:00
            fredager etter lunsj                                  | 4.12 11.12 18.12 25.12 at 13:00-20:00
            Friday mornings                                       | 4.12 11.12 18.12 25.12 at 08:00-12:00
            fredagar förmiddag                                    | 4.12 11.12 18.12 25.12 at 08:00-12:00
            fredag ettermiddag                                    | 4.12 11.12 18.12 25.12 at 12:00-17:00
            Friday evenings                                       | 4.12 11.12 18.12 25.12 at 17:00-20:00
            Fridays                                               | 4.12 11.12 18.12 25.12 at 07:00-20:00
            Fridays at 10                                         | 4.12 11.12 18.12 25.12 at 10:00-10:45
            every Friday 9-10                                     | 4.12 11.12 18.12 25.12 at 09:00-10:00
            varje fredag 9-10                                     | 4.12 11.12 18.12 25.12 at 09:00-10:00
            hver fredag 9-10                                      | 4.12 11.12 18.12 25.12 at 09:00-10:00
            every other Friday 9-10                               | 4.12 18.12 at 09:00-10:00
            varannan vecka fredag 9-10 från 8 december            | 11.12 25.12 at 09:00-10:00
            annenhver uke fredag 9-10                             | 4.12 18.12 at 09:00-10:00
            Mondays 9-10, every other Friday 9-10                 | 7.12 14.12 21.12 at 09:00-10:00; 4.12 18.12 at 09:00-10:00
            14 December 13-16                                     | 14.12 at 13:00-16:00
            den 14 december kl. 13–16                             | 14.12 at 13:00-16:00
            14. desember 13–16                                    | 14.12 at 13:00-16:00
            14/12 13-16                                           | 14.12 at 13:00-16:00
            2026-12-14 13-16                                      | 14.12 at 13:00-16:00
            December 14th 13-16                                   | 14.12 at 13:00-16:00
            7–9 December 10-12                                    | 7.12 8.12 9.12 at 10:00-12:00
            14 December and 16 December 9-10                      | 14.12 16.12 at 09:00-10:00
            vecka 50 tisdagar 9-10                                | 8.12 at 09:00-10:00
            uke 50 og 51 tirsdag 9-10                             | 8.12 15.12 at 09:00-10:00
            Tuesdays in weeks 50-51 9-10                          | 8.12 15.12 at 09:00-10:00
            next week Tuesday 9-10                                | 8.12 at 09:00-10:00
            weekdays except Fridays 9-10 until 7 December         | 1.12 2.12 3.12 7.12 at 09:00-10:00
            vardagar utom fredagar 9-10 till 7 december           | 1.12 2.12 3.12 7.12 at 09:00-10:00
            tirsdager ikke 8. desember, 9-10                      | 1.12 15.12 22.12 at 09:00-10:00
            Mondays 9-10 and 13-14 until 10 December              | 7.12 at 09:00-10:00; 7.12 at 13:00-14:00
            Mondays 9-10, Wednesdays 13-14 until 10 December      | 7.12 at 09:00-10:00; 2.12 9.12 at 13:00-14:00
            9-10 Mondays, 13-14 Wednesdays until 10 December      | 7.12 at 09:00-10:00; 2.12 9.12 at 13:00-14:00
            måndagar 9-10; onsdagar 13-14 till 10 december        | 7.12 14.12 21.12 at 09:00-10:00; 2.12 9.12 at 13:00-14:00
            preferably Tuesdays 9-10 until 10 December            | 1.12 8.12 at 09:00-10:00 wished
            helst tisdagar 9-10 till 10 december                  | 1.12 8.12 at 09:00-10:00 wished
            tirsdager 9-10 til 10. desember hvis mulig            | 1.12 8.12 at 09:00-10:00 wished
            Mondays 9-10, preferably Tuesdays 9-10 until 10 Dec   | 7.12 at 09:00-10:00; 1.12 8.12 at 09:00-10:00 wished
            Tuesdays 9-10 until Christmas and Fridays 9-10        | 1.12 8.12 15.12 22.12 at 09:00-10:00; 4.12 11.12 18.12 at 09:00-10:00
            fredagar 9-10 efter jul till 15 januari               | 1.1 8.1 15.1 at 09:00-10:00
            fredager 9-10 etter nyttår til 15. januar             | 8.1 15.1 at 09:00-10:00
            Fridays 9-10 from 1 March until Easter                | 5.3 12.3 19.3 at 09:00-10:00
            until 3 December 9-10                                 | 1.12 2.12 3.12 at 09:00-10:00
            före 10 till 3 december                               | 1.12 2.12 3.12 at 07:00-10:00
            from 21 December Mondays 9-10                         | 21.12 at 09:00-10:00
            Fridays 9-10, every other Monday 9-10                 | 4.12 11.12 18.12 25.12 at 09:00-10:00; 7.12 21.12 at 09:00-10:00
            every other Friday 9-10 from 18 Dec until 29 January  | 18.12 1.1 15.1 29.1 at 09:00-10:00
            varannan fredag 9-10 från 18 dec till 29 januari      | 18.12 1.1 15.1 29.1 at 09:00-10:00
            Not on Fridays, until 7 December                      | 1.12 2.12 3.12 7.12 at 07:00-20:00
            inte fredagar, till 7 december                        | 1.12 2.12 3.12 7.12 at 07:00-20:00
            weekdays 9-16, preferably not Fridays, until 7 Dec    | 1.12 2.12 3.12 4.12 7.12 at 09:00-16:00; 1.12 2.12 3.12 7.12 at 07:00-20:00 wished
            Mondays 9-10, not 14 December                         | 7.12 21.12 at 09:00-10:00
            Mondays and 9 December 9-10                           | 7.12 9.12 14.12 21.12 at 09:00-10:00
            Monday 14 December 9-10                               | 14.12 at 09:00-10:00
            Saturdays and Sundays 10-11 until 13 December         | 5.12 6.12 12.12 13.12 at 10:00-11:00
            TUESDAYS 9 – 10 UNTIL 8 DECEMBER                      | 1.12 8.12 at 09:00-10:00
            tisdag 9–10 till den 8 december                       | 1.12 8.12 at 09:00-10:00
            tirsdag 9:00 – 10:00 til 8.12.                        | 1.12 8.12 at 09:00-10:00
            tirsdag 9-10 til 8.12.2026                            | 1.12 8.12 at 09:00-10:00
            """)
    void whatIsSaidIsUnderstood(String said, String meant) {
        SpokenTimes read = SpokenTimes.read(said, FRAME);
        assertThat(read.unread()).as(said).isEmpty();
        assertThat(told(read)).as(said).isEqualTo(meant);
    }

    /** What was said; what of it means nothing; then what is understood of the rest. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sometimes                                   | sometimes          | ''
            Tuesdays 9-10 unless it rains               | unless it rains    | 1.12 8.12 15.12 22.12 at 09:00-10:00
            tisdagar 9-10 när det passar Karin          | när det passar Karin | 1.12 8.12 15.12 22.12 at 09:00-10:00
            Wensday 9-10                                | Wensday            | ''
            tisdagar 25-26                              | 25-26              | 1.12 8.12 15.12 22.12 at 07:00-20:00
            Mondays 16-13                               | 16-13              | 7.12 14.12 21.12 at 07:00-20:00
            31 February 9-10                            | 31 February        | ''
            week 60 Mondays 9-10                        | week 60            | 7.12 14.12 21.12 at 09:00-10:00
            Mondays 9-10 until Octember                 | until Octember     | 7.12 14.12 21.12 at 09:00-10:00
            Mondays not before 10                       | not before 10      | 7.12 14.12 21.12 at 07:00-20:00
            måndagar inte före 10                       | inte före 10       | 7.12 14.12 21.12 at 07:00-20:00
            tisdagar inte efter 15                      | inte efter 15      | 1.12 8.12 15.12 22.12 at 07:00-20:00
            Tuesdays not mornings                       | not mornings       | 1.12 8.12 15.12 22.12 at 07:00-20:00
            tisdagar inte förmiddagar                   | inte förmiddagar   | 1.12 8.12 15.12 22.12 at 07:00-20:00
            Tuesdays 9-16 not week 51                   | not week 51        | 1.12 8.12 15.12 22.12 at 09:00-16:00
            tirsdager 9-16 ikke uke 51                  | ikke uke 51        | 1.12 8.12 15.12 22.12 at 09:00-16:00
            Mondays not before 10 December              | not before 10 December | 7.12 14.12 21.12 at 07:00-20:00
            weekdays 9-10, not Fridays after 9 until 7 December | after 9 until 7 December | 1.12 2.12 3.12 7.12 8.12 9.12 10.12 14.12 15.12 16.12 17.12 21.12 22.12 23.12 24.12 at 09:00-10:00
            Tuesdays 9-10 not                           | not                | 1.12 8.12 15.12 22.12 at 09:00-10:00
            Fridays 9-10; not 11 December               | not 11 December    | 4.12 11.12 18.12 25.12 at 09:00-10:00
            Mondays 9-10 until 9999-12-31               | until 9999-12-31   | 7.12 14.12 21.12 at 09:00-10:00
            Tuesday 9 December 9-10                     | 9 December         | 1.12 8.12 15.12 22.12 at 09:00-10:00
            lunchtid                                    | lunchtid           | ''
            Mondays 9-10 or maybe later                 | maybe later        | 7.12 14.12 21.12 at 09:00-10:00
            <b>Mondays</b> 9-10                         | <b>; </b>          | 7.12 14.12 21.12 at 09:00-10:00
            13                                          | 13                 | ''
            the family is away in July, else Mondays 9  | family is away in July; else; 9 | 7.12 14.12 21.12 at 07:00-20:00
            """)
    void whatIsNotUnderstoodIsToldInItsWords(String said, String unread, String meant) {
        SpokenTimes read = SpokenTimes.read(said, FRAME);
        assertThat(String.join("; ", read.unread())).as(said).isEqualTo(unread);
        assertThat(told(read)).as(said).isEqualTo(meant);
    }

    @Test
    void nothingSaysNothing() {
        assertThat(SpokenTimes.read("", FRAME)).isEqualTo(new SpokenTimes(List.of(), List.of()));
        assertThat(SpokenTimes.read(" ;\n ; ", FRAME).understood()).isEmpty();
    }

    @Test
    void aTimeThatIsNotMeantIsNeverUnderstood() {
        for (String time : List.of(
                "before 10",
                "after 15",
                "mornings",
                "9-12",
                "week 51",
                "odd weeks",
                "every other week",
                "at 10",
                "between 9 and 11",
                "until Christmas",
                "from 14",
                "before 10 December")) {
            SpokenTimes read = SpokenTimes.read("Tuesdays not " + time, FRAME);
            assertThat(read.unread()).as(time).containsExactly("not " + time);
        }
    }

    @Test
    void moreThanIsReadAtOnceIsNotReadAndOneLineGivesNoMoreThanTwoYears() {
        assertThat(SpokenTimes.read("daily\n".repeat(400), FRAME).understood()).isEmpty();
        assertThat(SpokenTimes.read("daily\r\n".repeat(333), FRAME).understood())
                .hasSize(333);
        assertThat(SpokenTimes.read("daily until 2028-11-30", FRAME)
                        .understood()
                        .getFirst()
                        .ranges())
                .hasSize(731);
    }

    /** However odd, it is read to its end, and no time begins after it ends or lies outside of its days. */
    @Test
    void whateverIsWrittenIsReadToItsEnd() {
        var random = new Random(7);
        String[] words =
                ("monday tisdag 9 13-16 until till jul from 7 december 31/2 99 odd weeks every other not preferably , ; - kl"
                                + " at 24 00:00 week 53 2026-12-14 after before new year 7.12. fram og med Ω 9-")
                        .split(" ");
        for (int one = 0; one < Thorough.count(2000, 20_000); one++) {
            String said = random.ints(1 + random.nextInt(12), 0, words.length)
                    .mapToObj(word -> words[word])
                    .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
            for (SpokenTimes.Times times : SpokenTimes.read(said, FRAME).understood()) {
                assertThat(times.from()).as(said).isBefore(times.until());
                assertThat(times.ranges())
                        .as(said)
                        .allMatch(range -> !range.from().toLocalDate().isBefore(times.first())
                                && !range.from().toLocalDate().isAfter(times.last()));
            }
        }
    }

    private static String told(SpokenTimes read) {
        return read.understood().stream()
                .map(times -> {
                    List<TimeRange> ranges = times.ranges();
                    return ranges.stream()
                                    .map(range -> DAY.format(range.from()))
                                    .collect(Collectors.joining(" "))
                            + " at " + times.from() + "-" + times.until()
                            + (times.preferred() ? " wished" : "");
                })
                .collect(Collectors.joining("; "));
    }
}
