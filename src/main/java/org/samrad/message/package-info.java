/**
 * What the site tells people: who is told what ({@link org.samrad.message.Telling}, {@link
 * org.samrad.message.TellingOfQuestions}, {@link org.samrad.message.TellingOfPlans}, {@link org.samrad.message.Reminders}, {@link org.samrad.message.Collisions}), and the message
 * centre where they read it. A message is stored in the transaction of what it tells of, and tells how the consultation was then. Who may
 * read it is asked at the query each time, in {@link org.samrad.message.Messages}. What is sent elsewhere is {@code mail}'s.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "answer",
            "booking",
            "busy",
            "consultation",
            "exchange",
            "policy",
            "question",
            "repair",
            "request",
            "schedule",
            "scope",
            "specialist",
            "system",
            "time"
        })
package org.samrad.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
