package org.fitforwork.gateway.database;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.entity.BaseResourceIndexedSearchParam;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedComboTokenNonUnique;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.util.HapiExtensions;
import ca.uhn.fhir.util.UrlUtil;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.SearchParameter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An organisation's Tasks in a status, as one entry of an index (HAPI's <i>combo</i> search parameters). By two entries,
 * PostgreSQL would look through all Tasks that the organisation ever had, or through all that are in the status with anybody.
 */
public final class TasksByStatus {
    private static final Logger log = LoggerFactory.getLogger(TasksByStatus.class);

    private static final String TASK = "Task";
    private static final String SECURITY = "_security";
    private static final String STATUS = "status";
    private static final int PORTION = 10_000;

    private static final String THESE = "= any(string_to_array(:tasks, ',')::bigint[])";

    /** HAPI flags a resource that it makes entries for, and looks for them only in those when they change. */
    private static final String WITHOUT = "res_type = 'Task' and sp_cmptoks_present is not true";

    private static final String INDEX =
            "create index if not exists task_without_combo on hfj_resource (res_id) where " + WITHOUT;

    /** What an older version has in hand is left to the next start. */
    private static final String NEXT = "select res_id from hfj_resource where %s limit %d for no key update skip locked"
            .formatted(WITHOUT, PORTION);

    /** An older version does not know of entries, and may have left old ones behind. */
    private static final String CLEAR = "delete from hfj_idx_cmb_tok_nu where res_id " + THESE;

    private static final String PAIRS =
            """
            select s.res_id, o.sp_system, o.sp_value, s.sp_system, s.sp_value
              from hfj_spidx_token s join hfj_spidx_token o on o.res_id = s.res_id and o.hash_identity = :security
             where s.hash_identity = :status and s.res_id\s"""
                    + THESE;

    private static final String FILL =
            """
            insert into hfj_idx_cmb_tok_nu (pid, res_id, hash_complete)
            select nextval('seq_idxcmbtoknu_id'), task, hash
              from unnest(string_to_array(:entries, ',')::bigint[], string_to_array(:hashes, ',')::bigint[]) as e (task, hash)""";

    private static final String FLAG = "update hfj_resource set sp_cmptoks_present = true where res_id " + THESE;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final PartitionSettings partitions = new PartitionSettings();

    private TasksByStatus(DataSource dataSource) {
        this.database = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** It is for the database alone: clients search by status, and whose a Task is they do not say. */
    static SearchParameter parameter() {
        SearchParameter parameter = new SearchParameter();
        parameter.setId("SearchParameter/Task-security-status");
        parameter
                .setUrl("urn:fit-for-work:search-parameter:Task-security-status")
                .setName("TaskSecurityStatus")
                .setStatus(PublicationStatus.ACTIVE)
                .setCode("security-status")
                .setType(SearchParamType.COMPOSITE)
                .setExpression(TASK)
                .addBase(TASK)
                .addExtension(HapiExtensions.EXT_SP_UNIQUE, new BooleanType(false));
        parameter.addComponent().setExpression(TASK).setDefinition(Served.SECURITY);
        parameter.addComponent().setExpression(TASK).setDefinition("http://hl7.org/fhir/SearchParameter/Task-status");
        return parameter;
    }

    /** Makes entries for Tasks that were stored before there were any, or by an older version since. */
    public static void fill(DataSource dataSource) {
        new TasksByStatus(dataSource).fill();
    }

    private void fill() {
        database.sql(INDEX).update();
        long filled = 0;
        for (int portion = fillPortion(); portion > 0; portion = fillPortion()) {
            filled += portion;
            log.info("{} Tasks that were stored before are now found by organisation and status at once", filled);
        }
    }

    private int fillPortion() {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<Long> tasks = database.sql(NEXT).query(Long.class).list();
            if (!tasks.isEmpty()) {
                fill(listed(tasks.stream()));
            }
            return tasks.size();
        }));
    }

    /** By a statement of its own after the lock: it sees what was written until then. */
    private void fill(String tasks) {
        List<Entry> entries = database.sql(PAIRS)
                .param("tasks", tasks)
                .param("security", identity(SECURITY))
                .param("status", identity(STATUS))
                .query((row, number) -> entry(row))
                .list();
        database.sql(CLEAR).param("tasks", tasks).update();
        database.sql(FILL)
                .param("entries", listed(entries.stream().map(Entry::task)))
                .param("hashes", listed(entries.stream().map(Entry::hash)))
                .update();
        database.sql(FLAG).param("tasks", tasks).update();
    }

    private static String listed(Stream<Long> numbers) {
        return numbers.map(String::valueOf).collect(Collectors.joining(","));
    }

    private long identity(String parameter) {
        return BaseResourceIndexedSearchParam.calculateHashIdentity(
                partitions, RequestPartitionId.defaultPartition(), TASK, parameter);
    }

    private record Entry(long task, long hash) {}

    private Entry entry(ResultSet row) throws SQLException {
        int column = 1;
        long task = row.getLong(column);
        String url = TASK + "?" + part(SECURITY, row.getString(++column), row.getString(++column)) + "&"
                + part(STATUS, row.getString(++column), row.getString(++column));
        return new Entry(task, new ResourceIndexedComboTokenNonUnique(partitions, null, url).getHashComplete());
    }

    private static String part(String parameter, String system, String value) {
        return parameter + "=" + UrlUtil.escapeUrlParam(new TokenParam(system, value).getValueAsQueryToken());
    }
}
