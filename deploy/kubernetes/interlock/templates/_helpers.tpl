{{- define "interlock.name" -}}
{{- printf "%s" .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- end -}}

{{- define "interlock.selector" -}}
app.kubernetes.io/name: interlock
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "interlock.labels" -}}
{{ include "interlock.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "interlock.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}

{{/* bootstrap.servers -> INTERLOCK_BOOTSTRAP_SERVERS */}}
{{- define "interlock.variable" -}}
{{- $name := . | upper | replace "." "_" | replace "-" "_" -}}
{{- if hasPrefix "INTERLOCK_" $name }}{{ $name }}{{ else }}INTERLOCK_{{ $name }}{{ end -}}
{{- end -}}

{{- define "interlock.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile: {type: RuntimeDefault}
{{- end -}}

{{- define "interlock.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end -}}

{{/* Environment, arguments and mounts that the pods and the job share. */}}
{{- define "interlock.environment" -}}
envFrom:
  - configMapRef: {name: {{ include "interlock.name" . }}}
env:
  - name: INTERLOCK_TASK_ID_KEY
    value: file:/etc/interlock/keys/task-id-key
  {{- with .Values.javaOptions }}
  - name: INTERLOCK_JAVA_OPTS
    value: {{ . | quote }}
  {{- end }}
{{- end -}}

{{- define "interlock.configArguments" -}}
{{- if .Values.secretSettings.secret }}, --config, /etc/interlock/secrets/interlock.properties{{ end -}}
{{- end -}}

{{- define "interlock.mounts" -}}
- {name: keys, mountPath: /etc/interlock/keys, readOnly: true}
- {name: tmp, mountPath: /tmp}
{{- if .Values.policy }}
- {name: policy, mountPath: /etc/interlock/policy, readOnly: true}
{{- end }}
{{- if .Values.secretSettings.secret }}
- {name: secrets, mountPath: /etc/interlock/secrets, readOnly: true}
{{- end }}
{{- end -}}

{{- define "interlock.volumes" -}}
- name: keys
  secret:
    secretName: {{ required "taskIdKey.secret: name a Secret that holds the key of task ids" .Values.taskIdKey.secret }}
    items: [{key: {{ .Values.taskIdKey.key }}, path: task-id-key}]
# RocksDB runs its library from there.
- name: tmp
  emptyDir: {sizeLimit: 256Mi}
{{- if .Values.policy }}
- name: policy
  configMap: {name: {{ include "interlock.name" . }}-policy}
{{- end }}
{{- with .Values.secretSettings.secret }}
- name: secrets
  secret: {secretName: {{ . }}}
{{- end }}
{{- end -}}
