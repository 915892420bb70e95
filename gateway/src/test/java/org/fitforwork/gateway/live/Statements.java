package org.fitforwork.gateway.live;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Every SQL statement that the gateway prepares, as it prepares it: with a question mark for each value. */
class Statements {
    private static final Set<String> PREPARED = ConcurrentHashMap.newKeySet();

    /** From here on. */
    static void forget() {
        PREPARED.clear();
    }

    static Set<String> prepared() {
        return new TreeSet<>(PREPARED);
    }

    @Bean
    static BeanPostProcessor statements() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return name.equals("dataSource") ? new Listening((DataSource) bean) : bean;
            }
        };
    }

    private static final class Listening extends DelegatingDataSource {
        Listening(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws java.sql.SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Statements.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("prepareStatement")) {
                            PREPARED.add((String) arguments[0]);
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
