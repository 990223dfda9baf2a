package org.samrad.testing;

import org.samrad.answer.AnswerLinks;
import org.samrad.answer.Answering;
import org.samrad.calendar.Invitations;
import org.samrad.publish.BookedPublication;
import org.samrad.scope.Scope;
import org.samrad.system.Dates;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What tells people and sends them mail, beside planning; nothing is sent by itself, and the mail server is where a test says. */
@TestConfiguration(proxyBeanMethods = false)
@Import({
    PlanningBeans.class,
    BookedPublication.class,
    Answering.class,
    AnswerLinks.class,
    Invitations.class,
    Scope.class,
    Dates.class
})
@ComponentScan(
        basePackages = {"org.samrad.message", "org.samrad.mail", "org.samrad.calendar", "org.samrad.question"},
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern =
                                ".*\\.(Messages|Recipients|Telling|TellingOfQuestions|TellingOfPlans|Collisions|Mails|MailServer|MailTrouble|MailConfirmations|Packing"
                                        + "|Sending|Letters|PublicationMail|MailPages|Subscriptions|Questions|Questioning"
                                        + "|AgreedQuestions|GoneQuestions)"))
public class MailBeans {

    @Bean
    JavaMailSenderImpl mailSender() {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", "2000");
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "5000");
        return sender;
    }
}
