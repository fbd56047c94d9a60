# Completion of workbook(1) in bash. The program itself lists its commands and options, so that this never falls behind.
_workbook() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command='' i
  local IFS=$'\n'
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      --data | --workbooks | -o | --output) ((i++)) ;;
      -*) ;;
      *)
        command=${COMP_WORDS[i]}
        [[ $command == coach && $((i + 1)) -lt $COMP_CWORD ]] && command="coach ${COMP_WORDS[i + 1]}"
        break
        ;;
    esac
  done
  case $prev in
    --output | -o | --workbooks | --data)
      COMPREPLY=($(compgen -f -- "$cur"))
      return
      ;;
    --format | --page | --since)
      COMPREPLY=($(compgen -W "$(workbook complete values "$prev" 2>/dev/null)" -- "$cur"))
      return
      ;;
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$(workbook complete options "$command" 2>/dev/null | cut -f 1)" -- "$cur"))
  elif [[ -z $command || $command == coach ]]; then
    COMPREPLY=($(compgen -W "$(workbook complete commands "$command" 2>/dev/null | cut -f 1)" -- "$cur"))
  else
    COMPREPLY=($(compgen -W "$(workbook complete words "$command" 2>/dev/null)" -- "$cur") $(compgen -f -- "$cur"))
  fi
}
complete -o filenames -F _workbook workbook
