package org.samrad.system;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/**
 * How what a session holds becomes bytes in the database, where several programs share it. What a program of another version
 * has written and this one can't read counts as not there: at worst one signs in again.
 */
@Configuration(proxyBeanMethods = false)
class SharedSessions {

    private static final Logger LOG = LoggerFactory.getLogger(SharedSessions.class);

    @Bean
    ConversionService springSessionConversionService() {
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(
                byte[].class,
                Object.class,
                new Readable(new DeserializingConverter(getClass().getClassLoader())));
        return conversion;
    }

    /**
     * Two pages of one visitor may keep the same thing at the same moment, by two programs: then the later one stays.
     */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> laterStays(
            @Value("${spring.datasource.url}") String url) {
        return DatabaseDriver.fromJdbcUrl(url) == DatabaseDriver.POSTGRESQL
                ? new PostgreSqlJdbcIndexedSessionRepositoryCustomizer()
                : sessions -> sessions.setCreateSessionAttributeQuery(
                        "merge into %TABLE_NAME%_attributes (session_primary_id, attribute_name, attribute_bytes)"
                                + " key (session_primary_id, attribute_name) values (?, ?, ?)");
    }

    private record Readable(Converter<byte[], Object> reader) implements Converter<byte[], @Nullable Object> {

        @Override
        public @Nullable Object convert(byte[] bytes) {
            try {
                return reader.convert(bytes);
            } catch (SerializationFailedException otherVersion) {
                LOG.info("What another version has kept of a session can't be read; it counts as not there.");
                return null;
            }
        }
    }
}
