package org.samrad;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.samrad.testing.NothingByChance;
import org.samrad.testing.PostsRedirect;
import org.samrad.testing.Statements;
import org.samrad.testing.TestAccounts;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * A test of pages against the whole site as the demo shows it, its database in memory. All such tests, in a browser or not,
 * share one context, so a test leaves behind nothing that another would stumble over. Its clock goes from {@link
 * org.samrad.testing.FixedTime#NOW} on.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@ActiveProfiles("demo")
@Import({NothingByChance.class, PostsRedirect.class, Statements.class, TestAccounts.class})
public @interface PageTest {}
