package org.samrad.testing;

import org.samrad.audit.AccessLog;
import org.samrad.exchange.ChangeTrail;
import org.samrad.exchange.DataMerge;
import org.samrad.publish.BookedPublication;
import org.samrad.scope.Scope;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** Holding, booking, and asking first, beside planning; nothing is done by itself. */
@TestConfiguration(proxyBeanMethods = false)
@Import({PlanningBeans.class, DataMerge.class, ChangeTrail.class, BookedPublication.class, AccessLog.class, Scope.class
})
@ComponentScan(
        basePackages = {"org.samrad.booking", "org.samrad.question"},
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = ".*\\.(Holding|Bookings|Asking|HoldEndings|PlacingAgreed|Questions|Questioning"
                                + "|AgreedQuestions|GoneQuestions)"))
public class BookingBeans {}
