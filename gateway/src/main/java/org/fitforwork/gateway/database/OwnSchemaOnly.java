package org.fitforwork.gateway.database;

import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.spi.SchemaFilter;
import org.hibernate.tool.schema.spi.SchemaFilterProvider;

/** Has Hibernate validate the tables that Flyway makes; HAPI's are held to their version by HAPI's migrator. */
public final class OwnSchemaOnly implements SchemaFilterProvider {
    private static final SchemaFilter OWN = new SchemaFilter() {
        @Override
        public boolean includeNamespace(Namespace namespace) {
            var schema = namespace.getName().getSchema();
            return schema != null && schema.getText().equals("referral");
        }

        @Override
        public boolean includeTable(Table table) {
            return "referral".equals(table.getSchema());
        }

        @Override
        public boolean includeSequence(Sequence sequence) {
            return false;
        }
    };

    @Override
    public SchemaFilter getCreateFilter() {
        return OWN;
    }

    @Override
    public SchemaFilter getDropFilter() {
        return OWN;
    }

    @Override
    public SchemaFilter getMigrateFilter() {
        return OWN;
    }

    @Override
    public SchemaFilter getValidateFilter() {
        return OWN;
    }

    @Override
    public SchemaFilter getTruncatorFilter() {
        return OWN;
    }
}
