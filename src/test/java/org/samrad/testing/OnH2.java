package org.samrad.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;

/**
 * Entities, repositories and migrations on an empty H2 database in memory, in the mode that the product runs it in. Put
 * the tests in an abstract class and annotate two empty nested subclasses, one {@link OnH2}, one {@link OnPostgres};
 * components under test come by {@code @Import} on the abstract class. {@code @Transactional} there rolls each test back;
 * without it (the one that comes with the slice reaches no inherited method) what a test commits stays.
 */
@DataJpaTest(showSql = false)
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface OnH2 {}
