package org.samrad.testing;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Hears every statement that goes to the database, whoever sends it. */
@TestConfiguration(proxyBeanMethods = false)
public class Statements {

    private static final ThreadLocal<@Nullable List<String>> HEARD = new ThreadLocal<>();

    /** The pool stays what it is; it gets its connections by way of a source that tells of what they are asked. */
    @Bean
    static BeanPostProcessor poolThatTellsOfStatements() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    var database = new DriverDataSource(
                            pool.getJdbcUrl(),
                            pool.getDriverClassName(),
                            pool.getDataSourceProperties(),
                            pool.getUsername(),
                            pool.getPassword());
                    pool.setDataSource(ProxyDataSourceBuilder.create(database)
                            .afterQuery((execution, queries) -> hear(queries))
                            .build());
                }
                return bean;
            }
        };
    }

    private static void hear(List<QueryInfo> queries) {
        List<String> heard = HEARD.get();
        if (heard != null) {
            queries.forEach(query -> heard.add(query.getQuery()));
        }
    }

    /** What this thread asks the database while it does something. */
    public static List<String> of(Callable<?> task) throws Exception {
        var heard = new ArrayList<String>();
        HEARD.set(heard);
        try {
            task.call();
        } finally {
            HEARD.remove();
        }
        return heard;
    }
}
