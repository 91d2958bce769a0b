import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

/** What a control needs to be tied to its label, help and error. */
export type ControlProps = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

type FieldTexts = {
  label: ReactNode;
  /** Stands at the end of the label's line, such as a link. */
  labelAside?: ReactNode;
  help?: ReactNode;
  /** What is wrong and what to do; its presence makes the control invalid. */
  error?: ReactNode;
};

type FieldProps = FieldTexts & {
  id?: string;
  className?: string;
  children: (control: ControlProps) => ReactNode;
};

export function Field({ id, label, labelAside, help, error, className, children }: FieldProps) {
  const generatedId = useId();
  const controlId = id ?? generatedId;
  const describedBy = [help ? `${controlId}-help` : "", error ? `${controlId}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={classNames("field", className)}>
      {labelAside ? (
        <div className="field-head">
          <label className="label" htmlFor={controlId}>
            {label}
          </label>
          {labelAside}
        </div>
      ) : (
        <label htmlFor={controlId}>{label}</label>
      )}
      {children({
        id: controlId,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {help && (
        <p className="help" id={`${controlId}-help`}>
          {help}
        </p>
      )}
      {error && (
        <p className="help bad" id={`${controlId}-error`} role="alert">
          <Icon name="alert" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}

type InputProps = FieldTexts & ComponentProps<"input"> & { mono?: boolean; fieldClassName?: string };

export function Input({ label, labelAside, help, error, mono, fieldClassName, id, className, ...rest }: InputProps) {
  return (
    <Field {...{ id, label, labelAside, help, error }} className={fieldClassName}>
      {(control) => <input {...rest} {...control} className={classNames("input", mono && "mono", className)} />}
    </Field>
  );
}

type TextareaProps = FieldTexts & ComponentProps<"textarea"> & { mono?: boolean; fieldClassName?: string };

export function Textarea(props: TextareaProps) {
  const { label, labelAside, help, error, mono, fieldClassName, id, className, rows = 4, ...rest } = props;
  return (
    <Field {...{ id, label, labelAside, help, error }} className={fieldClassName}>
      {(control) => (
        <textarea {...rest} {...control} rows={rows} className={classNames("input", mono && "mono", className)} />
      )}
    </Field>
  );
}

export type SelectOption = { value: string; label: string; disabled?: boolean };

type SelectProps = FieldTexts &
  ComponentProps<"select"> & { options?: readonly SelectOption[]; fieldClassName?: string };

/** Options come as a list, or as `children` where they need groups. */
export function Select(props: SelectProps) {
  const { label, labelAside, help, error, options, fieldClassName, id, className, children, ...rest } = props;
  return (
    <Field {...{ id, label, labelAside, help, error }} className={fieldClassName}>
      {(control) => (
        <select {...rest} {...control} className={classNames("select", className)}>
          {options?.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
          {children}
        </select>
      )}
    </Field>
  );
}

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; help?: ReactNode };

export function Checkbox({ label, help, id, className, ...rest }: CheckboxProps) {
  const generatedId = useId();
  const controlId = id ?? generatedId;
  return (
    <div className={classNames("check", className)}>
      <input {...rest} id={controlId} type="checkbox" aria-describedby={help ? `${controlId}-help` : undefined} />
      <label htmlFor={controlId}>{label}</label>
      {help && (
        <p className="help" id={`${controlId}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}
