package org.fitforwork.gateway.live;

import java.sql.Connection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;

/** Every SQL statement that the gateway prepares, as it prepares it: with a question mark for each value. */
class Statements {
    private static final Set<String> PREPARED = ConcurrentHashMap.newKeySet();

    /** Those that were prepared while {@code work} was done. */
    static Set<String> of(Runnable work) {
        PREPARED.clear();
        work.run();
        return new TreeSet<>(PREPARED);
    }

    @Bean
    static BeanPostProcessor statements() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return name.equals("dataSource") ? listening(bean) : bean;
            }
        };
    }

    /** Of the pool's own class, which some ask for. */
    private static Object listening(Object pool) {
        ProxyFactory proxy = new ProxyFactory(pool);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice((MethodInterceptor) call -> {
            Object result = call.proceed();
            return result instanceof Connection connection ? listening(connection) : result;
        });
        return proxy.getProxy();
    }

    private static Connection listening(Connection connection) {
        ProxyFactory proxy = new ProxyFactory(Connection.class, (MethodInterceptor) call -> {
            if (call.getMethod().getName().equals("prepareStatement")) {
                PREPARED.add((String) call.getArguments()[0]);
            }
            return call.proceed();
        });
        proxy.setTarget(connection);
        return (Connection) proxy.getProxy();
    }
}
