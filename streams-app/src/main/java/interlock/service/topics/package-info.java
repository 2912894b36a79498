/**
 * The topics on the cluster: what they must be, what they are, and the difference.
 *
 * <p>In: settings, the cluster's answers. Out: findings, or topics made and mended. Never: another
 * partition count for a topic that exists, a deleted topic.
 */
package interlock.service.topics;
